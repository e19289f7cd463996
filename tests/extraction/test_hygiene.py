"""What the rules bring with them: no model, no parser, no network."""

import subprocess
import sys


def test_the_rules_load_no_parser_and_no_network(root):
    script = (
        "import sys, datetime\n"
        "from diplomatic_timeline.extraction import Article, extract_events\n"
        "extract_events(Article('Chad met Niger on Monday.', datetime.date(2031, 5, 15)))\n"
        "print([name for name in ('spacy', 'requests', 'streamlit', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
