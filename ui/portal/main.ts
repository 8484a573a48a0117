/** The worker's portal begins. */
import "#shared/fonts.css";
import "#shared/tokens.css";
import "#shared/base.css";
import { mount } from "svelte";
import { speak } from "#shared/i18n/i18n.svelte.ts";
import { deviceLanguage } from "#shared/i18n/words.ts";
import { applyLook } from "#shared/state/look.ts";
import App from "./App.svelte";

applyLook(null);
await speak(deviceLanguage());
mount(App, { target: document.body });
