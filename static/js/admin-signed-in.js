// Tells the tab that waits for a sign-in that it was done, and makes way for it.
new BroadcastChannel("nuvika").postMessage("signed-in");
window.close();
