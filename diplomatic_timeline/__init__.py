"""The core of the Diplomatic Timeline Explorer: events of diplomacy with honest dates, two clocks and relations."""
