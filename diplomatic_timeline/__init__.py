"""The core of the Diplomatic Timeline Explorer: events of diplomacy with honest dates, two clocks and relations."""

__version__ = "0.1.0"
