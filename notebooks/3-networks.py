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
# # 3 · Mạng / Networks
#
# Ai đứng gần ai, nhóm nào hay cùng có mặt, hai người nối với nhau qua đâu, với bằng chứng cho từng bước.
#
# > **Xuất hiện cùng nhau không phải là sai phạm.** Mạng dựng từ những gì trang báo viết: ai được viết nhiều thì số
# > lớn; thiếu một đường nối không có nghĩa là không có quan hệ. Số đo để biết nên **đọc trang nào tiếp**, không để kết
# > luận.
# >
# > **Appearing together is no wrongdoing.** Measures tell which pages to read next; they prove nothing.
#
# Trước / before: [1 · Dựng đồ thị](1-build.ipynb) · [2 · Hỏi và vẽ biểu đồ](2-ask.ipynb)

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import kg
from kg import network, ontology, pipeline

folder = TemporaryDirectory()
graph = kg.open(Path(folder.name) / "graph")
pipeline.build([Path.cwd().parent / "examples" / "pages"], graph).pages

# %% [markdown]
# ## Có những mạng nào? / Which networks are there?

# %%
known = [[n.name, n.summary.vi, n.caution.vi] for n in network.NETWORKS.values()]
pd.DataFrame(known, columns=["tên / name", "gồm gì", "không có nghĩa là"]).style.hide(axis="index").set_properties(
    **{"text-align": "left"}
)

# %% [markdown]
# Mỗi mạng là một `networkx.MultiDiGraph`: mọi hàm của networkx đều dùng được. / Each is a networkx graph.

# %%
together = graph.network("people-people")
together

# %% [markdown]
# ## Ai ở giữa? / Who stands between?
#
# Đọc trước mỗi số đo là gì, và không là gì. / Read first what each measure is, and what it is not.

# %%
meanings = [[name, said.vi] for name, said in network.MEANINGS.items()]
pd.DataFrame(meanings, columns=["số đo", "nghĩa"]).style.hide(axis="index").set_properties(**{"text-align": "left"})

# %%
measures = together.measures()
measures.reset_index(drop=True).head(10)

# %%
top = measures.head(10).iloc[::-1]
fig, axes = plt.subplots(1, 2, figsize=(11, 4), sharey=True, layout="constrained")
axes[0].barh(top["label"], top["degree"], color="#0b68a8")
axes[0].set_title("Cùng dự họp với bao nhiêu người / degree")
axes[1].barh(top["label"], top["betweenness"], color="#c24e00")
axes[1].set_title("Nằm trên đường ngắn nhất / betweenness")
plt.show()

# %% [markdown]
# ## Nhóm / Communities
#
# Một cách chia trong nhiều cách; với dữ liệu nhỏ, thường mỗi nhóm chỉ là **một cuộc họp**. Không phải là phe nhóm.
#
# One division of many; in small data a group is often just **one meeting**. No faction.

# %%
groups = measures.groupby("community")["label"].agg([("số người", "size"), ("những ai", ", ".join)])
groups.style

# %% [markdown]
# Đổi hạt giống thì có đổi nhóm không? Nhóm nào không bền thì không nên tin. / Groups that change with the seed say
# little.

# %%
other = together.measures(seed=7)["community"].reindex(measures.index)
pd.crosstab(measures["community"], other, rownames=["seed 1"], colnames=["seed 7"])

# %% [markdown]
# ## Đường nối, với bằng chứng từng bước / Paths with evidence
#
# Có đường nối không có nghĩa là có quan hệ riêng: hai người cùng ở Thành ủy là đã có một bước chung.
#
# A path is no sign of a private relation.

# %%
graph.ask("shortest-path", **{"from": "Phạm Văn Hà", "to": "Lê Tiến Châu"})

# %% [markdown]
# ## Cơ quan theo khối / Bodies by pillar
#
# Quan hệ theo quy định của luật và của Đảng, không phải lời của trang. / Relations by law, not by what pages tell.

# %%
bodies = graph.network("bodies")
pillars = pd.Series([ontology.code(said["pillar"] or "?", "vi") for _, said in bodies.nodes(data=True)])
words = {"partOf": "thuộc", "leads": "lãnh đạo", "elects": "bầu", "supervises": "giám sát", "advises": "tham mưu"}
relations = pd.Series([said["label"] for *_, said in bodies.edges(data=True)]).replace(words)
fig, axes = plt.subplots(1, 2, figsize=(11, 3), layout="constrained")
pillars.value_counts().iloc[::-1].plot.barh(ax=axes[0], color="#007a58", title="Cơ quan theo khối / bodies by pillar")
relations.value_counts().iloc[::-1].plot.barh(ax=axes[1], color="#8a6d00", title="Quan hệ / relations", ylabel="")
plt.show()

# %% [markdown]
# Dự án, địa bàn, cơ quan phụ trách địa bàn ấy. / Projects, places, bodies that serve them.

# %%
graph.network("projects-places-bodies")

# %% [markdown]
# ## Sang Gephi, yEd / To Gephi and yEd
#
# Mọi thuộc tính, mọi câu trích đi theo; các đường nối song song giữ riêng. Ở dòng lệnh: `kg export --format gexf`.
#
# All attributes and quotes go along. On the command line: `kg export --format gexf`.

# %%
offices = graph.network("people-bodies")
file = Path(folder.name) / "people-bodies.gexf"
with file.open("wb") as out:
    network.FORMATS["gexf"](offices, out)
back = nx.read_gexf(file)
set(back) == set(offices), back.number_of_edges() == offices.number_of_edges()

# %%
graph.close()
folder.cleanup()
