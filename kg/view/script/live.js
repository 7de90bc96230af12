// What a server adds to the page: neighbours and names from the whole graph.
// Ask the server for the next neighbours of a thing, a few at a time; false where there are no more.
async function fetchAround(id) {
  const node = world.byId.get(id), { beyond } = node ? world.undrawn(id) : { beyond: 1 };
  if (!beyond || node?.asked >= node?.neighbours) return false;
  const skip = node?.asked ?? 0, came = await ask("around", { thing: id.includes("://") ? id : world.base + id, skip });
  if (came) world.byId.get(id).asked = skip + 60; // as many as kg.pages.drawing gives at a time
  return came;
}

// Take in what the server answers, one answer after the other; false where it does not. It is told what is here, so
// that links between that and what comes now come too; of a page that holds very much, in several parts.
const HELD = 1800; // ids in one question, whose length the server limits
let asking = Promise.resolve();

function ask(where, parameters) {
  asking = asking.then(async () => {
    const here = world.nodes.map((node) => node.id).filter((id) => !id.includes("://"));
    try {
      for (let at = 0; at === 0 || at < here.length; at += HELD) {
        const body = new URLSearchParams({ ...parameters, has: here.slice(at, at + HELD).join(" ") });
        const answer = await fetch(`${world.live}/${where}`, { method: "POST", body });
        if (!answer.ok) throw new Error(String(answer.status));
        const { main, evidence } = await answer.json(), came = world.add(await inflate(main));
        world.prove(came, await inflate(evidence));
        index.add(came.fresh);
      }
      return true;
    } catch {
      announce(say("offline"));
      return false;
    }
  });
  return asking;
}
