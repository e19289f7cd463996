"""Small PDF, Word and HTML files, made when they are needed."""

import io
from collections.abc import Sequence

import docx

HTML = """<!DOCTYPE html><html><head><title>Talks resume | The Paper</title>
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2031-05-14T10:00:00Z">
<link rel="canonical" href="https://paper.example/talks"></head>
<body><nav>Home News Sport</nav><article><h1>Talks resume</h1>
<p>Chad met Niger on Monday in the city of Zinder, an official said, and the two sides will meet again next week.</p>
<p>“We will sign,” President Ada Okoro said of the border treaty that her country has asked for since last year.</p>
<p>Niger has not commented on the talks, which were held behind closed doors and lasted for about three hours.</p>
</article><footer>Copyright</footer><script>alert(1)</script></body></html>"""


def made_pdf(*pages: Sequence[str], title: str = "Talks resume") -> bytes:
    """Return a PDF with these lines of Helvetica on its pages, written by hand (PDF 1.4, ISO 32000-1)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 800 Td\n{shown}\nET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    return _written(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def made_docx(*paragraphs: str, title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word document with these paragraphs, and behind them a table."""
    file = docx.Document()
    file.core_properties.title = title
    for words in paragraphs:
        file.add_paragraph(words)
    if table:
        cells = file.add_table(len(table), len(table[0]))
        for row, words in zip(cells.rows, table, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()
