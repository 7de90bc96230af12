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
# # 2 · Hỏi và vẽ biểu đồ / Ask and chart
#
# Hỏi đồ thị, xem chức vụ theo thời gian, ai cùng dự họp với ai, chỉ tiêu của một quận theo năm. Mỗi dòng, mỗi thanh
# đều có câu chứng minh.
#
# Ask the graph; see posts over time, who attended meetings with whom, a district's indicators by year.
#
# Trước / before: [1 · Dựng đồ thị](1-build.ipynb) · Tiếp theo / next: [3 · Mạng](3-networks.ipynb)

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

import kg
from kg import pipeline, questions

pd.set_option("display.max_colwidth", None)
folder = TemporaryDirectory()
graph = kg.open(Path(folder.name) / "graph")
pipeline.build([Path.cwd().parent / "examples" / "pages"], graph).pages

# %% [markdown]
# ## Hỏi được những gì? / What can be asked?

# %%
catalogue = [[q.name, ", ".join(p.name for p in q.parameters), q.summary.vi] for q in questions.catalogue()]
pd.DataFrame(catalogue, columns=["tên / name", "tham số / parameters", "câu hỏi"]).style.hide(
    axis="index"
).set_properties(**{"text-align": "left"})

# %% [markdown]
# Tên viết tắt, viết không dấu đều được: câu trả lời nói đã hiểu thế nào. / Names may be short or without marks.

# %%
graph.ask("who-held-post", body="UBND quan Ngo Quyen", role="Chủ tịch", on="2022-12-12")

# %% [markdown]
# Không có bằng chứng thì nói là không có, và đồ thị bao quát những gì. Không có trong đồ thị **không có nghĩa là không
# có thật**.
#
# Without evidence it says so, and what the graph covers. What is not in the graph **may exist all the same**.

# %%
graph.ask("who-held-post", body="UBND quận Ngô Quyền", role="Giám đốc")

# %% [markdown]
# ## Bảng pandas / As pandas
#
# Ngày và số giữ đúng kiểu. `date` giữ nguyên độ chính xác của trang ("2022-12" là tháng, "XXXX-01-14" là không rõ
# năm); bên cạnh có `dateEarliest`, `dateLatest` để tính và vẽ.
#
# Days and numbers keep their types; `date` stays as exact as the page is, its bounds stand beside it.

# %%
meetings = graph.ask("meetings-of-a-person", person="Lê Tiến Châu").to_df()
meetings[["meetingLabel", "part", "date", "dateEarliest", "dateLatest", "quote", "source"]]

# %% [markdown]
# ## Chức vụ theo thời gian / Posts over time
#
# Các chức vụ của một người, rồi những người giữ chức vụ trong một cơ quan. / The posts of a person, the holders in a
# body.

# %%
graph.person("Lê Tiến Châu").times()

# %%
graph.holders("Thành ủy Hải Phòng")

# %% [markdown]
# Cuộc họp của một cơ quan; không rõ ngày thì không vẽ, nhưng có đếm. / Meetings of a body; those without a day are
# counted.

# %%
graph.meetings("HĐND quận Hải An")

# %% [markdown]
# ## Ai cùng dự họp với ai? / Who attended meetings with whom?
#
# **Xuất hiện cùng nhau không phải là sai phạm**, cũng không phải là quen biết riêng: họp là việc công. Ô càng đậm,
# càng nhiều cuộc họp chung trong các trang đã đọc.
#
# **Appearing together is no wrongdoing**: meetings are public business. The darker a cell, the more shared meetings.

# %%
together = graph.network("people-people")
people = sorted(together, key=together.degree, reverse=True)[:14]
names = [together.nodes[person]["label"] for person in people]
shared = [[sum(edge["weight"] for edge in together.edge(one, other)) for other in people] for one in people]
fig, ax = plt.subplots(figsize=(8, 7))
ax.imshow(shared, cmap="Purples", vmin=0, vmax=4)
ax.set_xticks(range(len(people)), names, rotation=60, ha="right")
ax.set_yticks(range(len(people)), names)
ax.set_title("Số cuộc họp cùng dự / shared meetings")
for row, counts in enumerate(shared):
    for column, count in enumerate(counts):
        ax.text(column, row, count or "", ha="center", va="center", color="white" if count > 2 else "black")
plt.show()

# %% [markdown]
# Cuộc họp nào? / Which meetings?

# %%
rows = [
    [together.nodes[one]["label"], together.nodes[other]["label"], said["weight"], meeting["date"], meeting["label"]]
    for one, other, said in together.edges(data=True)
    for meeting in said["meetings"]
]
ties = pd.DataFrame(rows, columns=["một người", "người kia", "số cuộc", "ngày", "cuộc họp"])
ties.sort_values(["số cuộc", "một người", "người kia"], ascending=[False, True, True]).head(10)

# %% [markdown]
# ## Chỉ tiêu của một quận theo năm / Indicators of a district by year
#
# Mỗi cột rộng bằng kỳ mà con số nói tới: một năm, hai năm, hai tháng. So hai cột khác kỳ với nhau là sai.
#
# Each bar is as wide as the period it speaks of. Bars of unlike periods cannot be compared.

# %%
figures = graph.ask("indicator-over-time", area="quận Hải An").to_df()
figures[["measure", "period", "figure", "approximator", "value", "unit", "quote", "source"]]

# %%
shown = figures.dropna(subset=["periodEarliest", "value"])
shown = shown[shown["measure"].isin(["giá trị sản xuất tăng", "thu ngân sách trên địa bàn"])]
fig, axes = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
for ax, ((measure, unit), group) in zip(axes, shown.groupby(["measure", "unit"]), strict=True):
    days = (group["periodLatest"] - group["periodEarliest"]).dt.days + 1
    values = group["value"].astype(float)
    ax.bar(group["periodEarliest"], values, width=days, align="edge", color="#7a4fb5", edgecolor="white", alpha=0.8)
    for start, width, value, period in zip(group["periodEarliest"], days, values, group["period"], strict=True):
        ax.annotate(f"{value:g}\n({period})", (start + pd.Timedelta(days=width / 2), value), ha="center", va="bottom")
    ax.set(title=f"{measure} ({unit})", ylim=(0, values.max() * 1.25))
    ax.xaxis.set_major_locator(mdates.YearLocator())
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.margins(x=0.12)
fig.suptitle("Quận Hải An")
plt.show()

# %%
graph.close()
folder.cleanup()
