// What the page says, Vietnamese first.
const WORDS = {
  vi: {
    fit: "Toàn cảnh", fitLong: "Toàn cảnh: thu cho vừa khung", theme: "Sáng/Tối", themeLong: "Sáng/Tối: đổi nền",
    otherLanguage: "EN", otherLanguageLong: "EN: switch to English", help: "Hướng dẫn", close: "Đóng",
    panel: "Tìm kiếm và chú giải", search: "Tìm người, cơ quan, cuộc họp, văn bản, dự án, địa bàn",
    searchHint: "Tìm, không cần dấu", hits: "Kết quả tìm", legend: "Chú giải", kinds: "Loại, bấm để ẩn hoặc hiện",
    lines: "Nét của quan hệ", stage: "Mạng quan hệ", drawer: "Bằng chứng",
    graph: "Mạng quan hệ. Phím mũi tên đi sang đối tượng kề, Enter mở bằng chứng, / tìm, ? hướng dẫn.",
    counts: "{nodes} đối tượng, {edges} quan hệ, {documents} trang nguồn", noHits: "Không thấy gì.", someHits: "{n} kết quả",
    person: "Người", body: "Cơ quan, tổ chức", meeting: "Cuộc họp", paper: "Văn bản", project: "Dự án", place: "Địa bàn", event: "Biến động nhân sự", thing: "Khác",
    people: "Người khác", papers: "Văn bản", projects: "Dự án", places: "Địa bàn", meetings: "Cuộc họp theo thời gian", undated: "Không rõ ngày",
    level0: "Trung ương, khác", level1: "Tỉnh, thành phố", level2: "Quận, huyện", level3: "Phường, xã",
    solid: "đang có, hoặc đã diễn ra", dashed: "đã kết thúc", dotted: "chưa chắc chắn",
    caution: "Cùng xuất hiện không có nghĩa là có sai phạm. Mỗi quan hệ đều mở được ra câu chữ và trang nguồn.",
    explain: "Trang này tự chứa đủ dữ liệu, không gửi hay tải gì qua mạng. Bấm vào một điểm hay một đường nối để xem bằng chứng.",
    explainLive: "Trang này hỏi thêm máy chủ đang mở nó, không nơi nào khác. Bấm vào một điểm hay một đường nối để xem bằng chứng.",
    tenure: "Chức vụ", participation: "Dự họp", personnel: "Biến động nhân sự", holder: "Tổ chức cuộc họp", action: "Đối với văn bản",
    issuer: "Văn bản của cơ quan", location: "Nơi có dự án", seat: "Địa bàn của cơ quan", hierarchy: "Tổ chức bộ máy", containment: "Địa giới", link: "Quan hệ", page: "Cùng một trang",
    names: "Cách viết khác", date: "Ngày", status: "Trạng thái", start: "Bắt đầu", end: "Kết thúc", seen: "Còn thấy nêu", when: "Thời gian", confidence: "Độ tin cậy",
    by: "chậm nhất {a}", between: "từ {a} đến {b}", from: "từ {a}", until: "đến {a}", attested: "thấy giữ từ {a}", bonds: "Quan hệ", sources: "Nguồn", notDrawn: "còn {n} đối tượng kề không vẽ ở đây", moreSources: "và {n} trang nguồn khác",
    untitled: "Trang không có tiêu đề", undatedPage: "không rõ ngày", noQuotes: "Chưa có câu chữ nào được ghi lại.",
    structure: "Suy ra từ tổ chức bộ máy, không phải từ một trang.", geography: "Theo danh mục đơn vị hành chính.",
    naming: "Suy ra từ tên cơ quan; các trang sau đây nhắc tới cơ quan ấy.", sourceCount: "{n} trang nguồn", selected: "{label}, {kind}. {n} quan hệ.",
    keySearch: "tìm", keyEnter: "mở bằng chứng, mở nhóm được gộp", keyArrows: "sang đối tượng kề theo hướng ấy", keyEscape: "đóng, bỏ chọn", keyHelp: "hướng dẫn này", keyFit: "toàn cảnh",
    expand: "Vẽ thêm {n} đối tượng kề", wayFrom: "Đường đi tới…", wayTo: "Từ {label} tới…", way: "Đường đi", noWay: "Không có đường đi nào trong dữ liệu của trang này.", steps: "{n} bước, đường ngắn nhất",
    loading: "Đang mở câu chữ…", facets: "Lọc", clearAll: "Bỏ mọi bộ lọc", more: "thêm {n}", less: "bớt", showing: "đang hiện {nodes} / {all} đối tượng, {edges} quan hệ",
    facetKind: "Loại", facetDistrict: "Địa bàn", facetLevel: "Cấp", facetBody: "Cơ quan", facetRole: "Chức vụ", facetSource: "Nguồn tin", facetConfidence: "Độ tin cậy",
    high: "cao, từ 90 %", middle: "vừa, từ 65 %", low: "thấp, dưới 65 %", time: "Thời gian", timeFrom: "Từ", timeTo: "Đến hết", always: "Mọi lúc", undatedToo: "kể cả {n} quan hệ không rõ ngày",
    table: "Bảng", tableLong: "Bảng: những gì đang hiện, dạng bảng", download: "Tải về", downloadLong: "Tải về những gì đang hiện", share: "Chia sẻ", shareLong: "Chia sẻ: liên kết mở lại đúng những gì đang hiện", copy: "Chép", copied: "Đã chép.",
    png: "Ảnh PNG", svg: "Hình SVG", csv: "Bảng CSV", columnFrom: "Từ", columnRelation: "Quan hệ", columnTo: "Đến", columnWhen: "Thời gian", columnSources: "Nguồn", firstRows: "{n} hàng đầu; tải CSV để có tất cả {all}.",
    made: "Xuất ngày {day}", possible: "có thể, không có trang nào nói vào lúc ấy", expanded: "Vẽ thêm {n} đối tượng.", offline: "Không hỏi được máy chủ.", old: "Trình duyệt này cũ quá, hãy dùng bản mới hơn.",
    keyExpand: "vẽ thêm đối tượng kề của đối tượng đang chọn", keyTable: "bảng",
    view: "Cách xem", view_around: "Quanh một đối tượng", viewWay: "Theo đường đi", view_area: "Gộp theo địa bàn", view_all: "Tất cả, theo nơi",
    nowhere: "Trung ương, hoặc không rõ địa bàn", astray: "Địa bàn chưa rõ thuộc tỉnh nào", bubbles: "vòng có số: nhóm được gộp, bấm để mở",
    bubble: "Nhóm được gộp", openBubble: "Mở ra", closeBubble: "Gộp lại", bundle: "{n} quan hệ được gộp",
    bubbleClosed: "{label}: {contents}. Enter để mở.", bubbleOpen: "{label}: {contents}. Đang mở, Enter để gộp lại.", bundled: "{n} quan hệ",
    folded_person: "người", folded_body: "cơ quan", folded_meeting: "cuộc họp", folded_paper: "văn bản", folded_project: "dự án", folded_place: "địa bàn", folded_event: "biến động nhân sự", folded_thing: "đối tượng khác",
  },
  en: {
    fit: "Fit", fitLong: "Fit: bring everything into the window", theme: "Light/Dark", themeLong: "Light/Dark: switch",
    otherLanguage: "VI", otherLanguageLong: "VI: chuyển sang tiếng Việt", help: "Help", close: "Close",
    panel: "Search and legend", search: "Search people, bodies, meetings, papers, projects, places",
    searchHint: "Search, marks optional", hits: "Search results", legend: "Legend", kinds: "Kinds; press to hide or show",
    lines: "Lines of relations", stage: "Network", drawer: "Evidence",
    graph: "Network of relations. Arrow keys walk to neighbours, Enter opens the evidence, / searches, ? helps.",
    counts: "{nodes} things, {edges} relations, {documents} source pages", noHits: "Nothing found.", someHits: "{n} results",
    person: "Person", body: "Body", meeting: "Meeting", paper: "Paper", project: "Project", place: "Place", event: "Personnel event", thing: "Other",
    people: "Other people", papers: "Papers", projects: "Projects", places: "Places", meetings: "Meetings along time", undated: "Undated",
    level0: "Central, other", level1: "Province, city", level2: "District", level3: "Ward, commune",
    solid: "current, or took place", dashed: "ended", dotted: "uncertain",
    caution: "Appearing together does not mean wrongdoing. Every relation opens its exact words and source page.",
    explain: "This page holds all its data; it sends and loads nothing over the network. Click a shape or a line to see its evidence.",
    explainLive: "This page asks the server that it came from for more, and nobody else. Click a shape or a line to see its evidence.",
    tenure: "Office", participation: "Part in a meeting", personnel: "Personnel event", holder: "Meeting held", action: "Action on a paper",
    issuer: "Paper of the body", location: "Where a project lies", seat: "Area of a body", hierarchy: "Structure of government", containment: "Administrative geography", link: "Relation", page: "On one page",
    names: "Also written", date: "Date", status: "Status", start: "Began", end: "Ended", seen: "Last attested", when: "When", confidence: "Confidence",
    by: "by {a}", between: "between {a} and {b}", from: "from {a}", until: "until {a}", attested: "attested from {a}", bonds: "Relations", sources: "Sources", notDrawn: "{n} more neighbours are not drawn here", moreSources: "and {n} more source pages",
    untitled: "Page without a title", undatedPage: "undated", noQuotes: "No quote is recorded.",
    structure: "Follows from how government is organised; no page states it.", geography: "From the register of administrative units.",
    naming: "Follows from the name of the body; these pages speak of it.", sourceCount: "{n} source pages", selected: "{label}, {kind}. {n} relations.",
    keySearch: "search", keyEnter: "open the evidence, or a group", keyArrows: "walk to the neighbour in that direction", keyEscape: "close, deselect", keyHelp: "this help", keyFit: "fit",
    expand: "Draw {n} more neighbours", wayFrom: "Way to…", wayTo: "From {label} to…", way: "Way", noWay: "There is no way in the data of this page.", steps: "{n} steps, the shortest way",
    loading: "Opening the words…", facets: "Filters", clearAll: "Clear all filters", more: "{n} more", less: "fewer", showing: "showing {nodes} of {all} things, {edges} relations",
    facetKind: "Kind", facetDistrict: "Area", facetLevel: "Level", facetBody: "Body", facetRole: "Office", facetSource: "Source", facetConfidence: "Confidence",
    high: "high, 90 % or more", middle: "medium, 65 % or more", low: "low, under 65 %", time: "Time", timeFrom: "From", timeTo: "To the end of", always: "Any time", undatedToo: "with {n} undated relations",
    table: "Table", tableLong: "Table: what is shown, as a table", download: "Download", downloadLong: "Download what is shown", share: "Share", shareLong: "Share: a link that opens just what is shown", copy: "Copy", copied: "Copied.",
    png: "PNG image", svg: "SVG drawing", csv: "CSV table", columnFrom: "From", columnRelation: "Relation", columnTo: "To", columnWhen: "When", columnSources: "Sources", firstRows: "The first {n} rows; download the CSV for all {all}.",
    made: "Exported {day}", possible: "possible, no page says so for that time", expanded: "{n} more things drawn.", offline: "The server could not be asked.", old: "This browser is too old; use a newer one.",
    keyExpand: "draw more neighbours of the selected thing", keyTable: "table",
    view: "View", view_around: "Around one thing", viewWay: "Along the way", view_area: "Grouped by area", view_all: "Everything, by place",
    nowhere: "Central, or area unknown", astray: "Areas whose province is unknown", bubbles: "ring with a number: a group; press to open",
    bubble: "A group", openBubble: "Open", closeBubble: "Close again", bundle: "{n} relations together",
    bubbleClosed: "{label}: {contents}. Enter opens.", bubbleOpen: "{label}: {contents}. Open; Enter closes.", bundled: "{n} relations",
    folded_person: "people", folded_body: "bodies", folded_meeting: "meetings", folded_paper: "papers", folded_project: "projects", folded_place: "places", folded_event: "personnel events", folded_thing: "other things",
  },
};
// The codes of the graph, as ontology/codes.ttl says them.
const CODES = {
  ended: ["đã kết thúc", "ended"], unknown: ["không rõ", "unknown"], current: ["đương nhiệm", "current"], former: ["nguyên, đã thôi", "former"], incoming: ["mới nhận", "incoming"], outgoing: ["thôi giữ", "outgoing"],
  appointed: ["được bổ nhiệm", "appointed"], elected: ["được bầu", "elected"], approved: ["được phê chuẩn", "approved"],
  nominated: ["được giới thiệu để bầu", "nominated"], removed: ["miễn nhiệm, thôi giữ chức", "removed"], disciplined: ["bị kỷ luật", "disciplined"],
  prosecuted: ["bị khởi tố, xét xử", "prosecuted"], retired: ["nghỉ hưu", "retired"], resigned: ["từ chức", "resigned"],
  chairs: ["chủ trì", "chairs"], directs: ["chỉ đạo", "directs"], opens: ["khai mạc", "opens"], concludes: ["kết luận, bế mạc", "concludes"],
  reports: ["báo cáo, trình bày", "reports"], speaks: ["phát biểu", "speaks"], attends: ["dự", "attends"], awards: ["trao", "awards"], receives: ["nhận", "receives"],
  reviews: ["xem xét, cho ý kiến", "reviews"], adopts: ["thông qua", "adopts"], issues: ["ban hành", "issues"],
  implements: ["triển khai thực hiện", "implements"], proposes: ["trình, đề xuất", "proposes"], repeals: ["bãi bỏ", "repeals"],
  holds: ["tổ chức", "holds"], located: ["nằm ở", "lies in"], serves: ["phụ trách", "serves"], within: ["thuộc", "lies in"],
  partOf: ["thuộc", "is part of"], leads: ["lãnh đạo", "leads"], elects: ["bầu", "elects"], supervises: ["giám sát", "supervises"], advises: ["tham mưu cho", "advises"],
};
const CODED = new Set(["participation", "personnel", "holder", "action", "issuer", "location", "seat", "hierarchy", "containment"]);

let language = "vi";

function say(key, values = {}) {
  const words = WORDS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function code(word) {
  return Object.hasOwn(CODES, word) ? CODES[word][language === "vi" ? 0 : 1] : word;
}

// The words on an edge: a code of the graph in the page's language, or an office as the pages call it.
function relation(edge) {
  if (CODED.has(edge.kind)) return code(edge.label ?? "");
  return (language === "en" && edge.label_en) || edge.label || say(edge.kind);
}

// EDTF to a day as people write it: 11/12/2022, 12/2022, 11/12; years unknown are XXXX.
function day(edtf) {
  if (!edtf) return "";
  const parts = edtf.split("-").filter((part) => /^\d+$/.test(part));
  return language === "vi" ? parts.reverse().join("/") : parts.join("-");
}

const NUMBERS = { vi: new Intl.NumberFormat("vi-VN"), en: new Intl.NumberFormat("en-GB") };
function number(n) {
  return NUMBERS[language].format(n);
}
