// How far long work is, asked for every second while it goes on; the page is loaded anew when it has ended.

const job = document.querySelector("[data-job][data-under-way]");
const PACE = 1000;

function show(told) {
  job.querySelector("progress").value = told.percent;
  for (const [name, value] of Object.entries({ standing: told.standing, note: told.note, done: told.done, total: told.total })) {
    job.querySelector(`[data-job-${name}]`).textContent = value;
  }
}

async function ask() {
  try {
    const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) return;
    const told = await answer.json();
    show(told);
    if (!told.under_way) {
      location.reload();
      return;
    }
  } catch {
    // The site does not answer just now: the work goes on without it.
  }
  setTimeout(ask, PACE);
}

if (job) setTimeout(ask, PACE);
