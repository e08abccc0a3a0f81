// area: classic
// runtimes: node browser
// what: A scheduler that runs two at a time
// settle: 500
class Scheduler {
  #running = 0; #waiting = [];
  add(task) {
    return new Promise((resolve) => { this.#waiting.push(() => task().then(resolve)); this.#next(); });
  }
  #next() {
    if (this.#running >= 2 || this.#waiting.length === 0) return;
    this.#running += 1;
    this.#waiting.shift()().then(() => { this.#running -= 1; this.#next(); });
  }
}
const s = new Scheduler();
for (const [ms, name] of [[300, '1'], [150, '2'], [90, '3'], [120, '4']]) s.add(() => new Promise((r) => setTimeout(r, ms))).then(() => console.log(name));
