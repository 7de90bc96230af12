# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 1 · Dựng đồ thị và nhìn quanh / Build the graph and look around
#
# Mười trang mẫu (tin của quận, phường, báo địa phương) được đọc thành một đồ thị: ai giữ chức vụ gì, ở đâu, từ khi
# nào; cuộc họp, văn bản, dự án. Mỗi điều đều có câu chứng minh và trang của nó. Không cần mạng.
#
# Ten sample pages become a graph in which every statement has the sentence that proves it. No network is needed.
#
# Tiếp theo / next: [2 · Hỏi và vẽ biểu đồ](2-ask.ipynb) · [3 · Mạng](3-networks.ipynb)

# %%
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from IPython.display import HTML

import kg
from kg import facts, pipeline

# %% [markdown]
# ## Đọc các trang / Read the pages
#
# Thay `pages` bằng thư mục của bạn: tệp `.txt`, `.html`, `.jsonl`. Đọc lại một trang thì thay những gì nó đã nói.
#
# Put your own folder in place of `pages`. A page read again replaces what it said before.

# %%
pd.set_option("display.max_colwidth", None)
pages = Path.cwd().parent / "examples" / "pages"
folder = TemporaryDirectory()
graph = kg.open(Path(folder.name) / "graph")
report = pipeline.build([pages], graph)
f"{report.pages} trang, {report.facts} dữ kiện / pages, facts; không đọc được / unread: {len(report.problems)}"

# %%
sources = pd.DataFrame([[s.id, s.published, s.publisher, s.title] for s in graph.documents()])
sources.set_axis(["trang / page", "ngày / day", "nguồn / publisher", "tên bài / title"], axis=1)

# %% [markdown]
# Đồ thị có gì? Mỗi dữ kiện là một điều một trang nói, với câu trích. / Each fact is one thing that a page says, with
# its quote.

# %%
said = pd.DataFrame(facts.facts(graph))
said["kind"].value_counts().rename("số dữ kiện / facts").to_frame()

# %% [markdown]
# ## Một người / A person
#
# Tên viết không dấu cũng tìm được. Thanh đậm: có bằng chứng; gạch chéo: có thể; chấm chấm: chưa rõ. Đưa chuột lên một
# thanh để đọc ngày và câu trích. "Đương nhiệm" là vào ngày của bằng chứng cuối, **không phải hôm nay**.
#
# Names are found without marks. Solid: proven; hatched: possible; dotted: unknown. "Current" speaks of the day of the
# last proof, **not of today**.

# %%
person = graph.person("le trung kien")
person

# %% [markdown]
# Câu trích đứng trong đoạn nào của trang? / In which paragraph does a quote stand?

# %%
proof = next(graph.ask("evidence-of-a-statement", statement="cầu Rào 1").records())
text = graph.text(proof["sha256"])
start, end = text.rfind("\n", 0, proof["start"]) + 1, text.find("\n", proof["end"])
HTML(
    escape(text[start : proof["start"]])
    + f"<mark>{escape(text[proof['start'] : proof['end']])}</mark>"
    + escape(text[proof["end"] : end])
)

# %% [markdown]
# ## Chung quanh một người / What surrounds a person
#
# Bấm vào một điểm hay một đường để đọc câu trích và nguồn. **Cùng xuất hiện không phải là sai phạm.**
#
# Click on a node or a line for its quotes and sources. **Appearing together is no wrongdoing.**

# %%
graph.around("Phạm Văn Hà", limit=60)

# %% [markdown]
# ## Các nguồn có mâu thuẫn nhau không? / Do the sources contradict each other?
#
# Mỗi dòng là một chỗ nên đọc lại câu trích trước khi dùng. / Each line is a place where to read the quote before using
# it.

# %%
pd.DataFrame([[f.check.summary.vi, f.where] for f in report.findings], columns=["điều gì / what", "ở đâu / where"])

# %% [markdown]
# ## SPARQL của riêng mình / SPARQL of your own
#
# Mọi tiền tố đã có sẵn. / All prefixes are known.

# %%
rows = graph.query("""
    SELECT ?name (COUNT(DISTINCT ?post) AS ?posts) WHERE {
      ?tenure org:member ?person ; kg:post ?post . ?person skos:prefLabel ?name
    } GROUP BY ?name ORDER BY DESC(?posts) ?name LIMIT 5""")
pd.DataFrame([[row["name"].value, int(row["posts"].value)] for row in rows], columns=["người", "số chức vụ"])

# %%
graph.close()
folder.cleanup()
