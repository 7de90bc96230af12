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
# # Khám phá đồ thị / Explore the graph
#
# Đọc mười trang mẫu thành đồ thị, hỏi nó, xem câu trích phía sau mỗi câu trả lời, và vẽ mạng quanh một người.
#
# Ten sample pages become a graph; ask it, see the words behind each answer, and draw what surrounds a person.

# %%
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from IPython.display import HTML

import kg
from kg import network, pipeline, questions, view

# %% [markdown]
# ## Từ trang đến đồ thị / From pages to a graph

# %%
pages = Path.cwd().parent / "examples" / "pages"
folder = TemporaryDirectory()
store = kg.open(Path(folder.name) / "graph")
report = pipeline.build([pages], store)
report

# %%
for source in store.documents():
    print(source.id, source.published or "—", source.title, sep="  ")

# %% [markdown]
# ## Hỏi / Ask
#
# Các câu hỏi có sẵn và tham số của chúng. / The stored questions and their parameters.

# %%
for question in questions.catalogue():
    print(question.name, [parameter.name for parameter in question.parameters])
    print("  ", question.summary.vi)
    print("  ", question.summary.en)

# %% [markdown]
# Tên có thể viết tắt hay viết không dấu; câu trả lời nói đã hiểu thế nào, và mỗi dòng có dẫn chứng.
#
# Names may be abbreviated or written without marks; the answer says what it took, and every row has its proof.

# %%
answer = questions.ask(store, "who-held-post", body="UBND quan Ngo Quyen", role="Chủ tịch", on="2022-12-12")
print(questions.FORMATS["table"](answer, 100))

# %% [markdown]
# Câu trả lời cũng là bảng pandas. / An answer is a pandas table, too.

# %%
questions.ask(store, "meetings-of-a-person", person="Phạm Văn Hà").to_df()

# %%
questions.ask(store, "projects-in-a-place", place="quận Ngô Quyền").to_df()[["projectLabel", "nowLabel", "quote"]]

# %% [markdown]
# Không có bằng chứng thì câu trả lời nói rõ đồ thị có gì. / Without evidence the answer says what the graph covers.

# %%
answer = questions.ask(store, "who-held-post", body="UBND quận Ngô Quyền", role="Giám đốc")
print(questions.FORMATS["table"](answer, 100))

# %% [markdown]
# Câu trích trong đoạn văn của nó. / A quote in its paragraph.

# %%
proof = next(questions.ask(store, "evidence-of-a-statement", statement="cầu Rào 1").records())
text = store.text(proof["sha256"])
start, end = text.rfind("\n", 0, proof["start"]) + 1, text.find("\n", proof["end"])
HTML(
    escape(text[start : proof["start"]])
    + f"<mark>{escape(text[proof['start'] : proof['end']])}</mark>"
    + escape(text[proof["end"] : end])
)

# %% [markdown]
# Hay SPARQL của riêng mình. / Or SPARQL of your own; the prefixes are known.

# %%
for row in store.query("""
    SELECT ?name (COUNT(DISTINCT ?post) AS ?posts) WHERE {
      ?tenure org:member ?person ; kg:post ?post . ?person skos:prefLabel ?name
    } GROUP BY ?name ORDER BY DESC(?posts) ?name LIMIT 5"""):
    print(row["name"].value, row["posts"].value)

# %% [markdown]
# ## Mạng / Network

# %%
person, taken = questions.find(store, "person", "Phạm Văn Hà", "person")
graph = network.about(store, person.value, limit=60)
nx.number_of_nodes(graph), nx.number_of_edges(graph)

# %%
closeness = nx.closeness_centrality(nx.Graph(graph))
for iri in sorted(closeness, key=closeness.get, reverse=True)[:5]:
    print(f"{closeness[iri]:.2f}", graph.nodes[iri].get("label", iri))

# %%
page = view.draw(graph, title=taken.label, focus=person.value)
HTML(f'<div><iframe srcdoc="{escape(page)}" width="100%" height="600"></iframe></div>')

# %%
store.close()
folder.cleanup()
