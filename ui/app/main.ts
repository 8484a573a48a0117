/** The client's app begins, as soon as its code is here. */
import "#shared/fonts.css";
import "#shared/tokens.css";
import "#shared/base.css";
import { mount } from "svelte";
import { begin } from "#shared/state/session.svelte.ts";
import { beginRouting } from "#shared/state/router.svelte.ts";
import App from "./App.svelte";
import { start } from "./early.ts";

beginRouting();
mount(App, { target: document.body });
void begin(start);
