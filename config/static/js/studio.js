// The studio: the composer's price while it is filled in, live frames, selection, the keyboard.
// Every form and link works without this.

import { watchBoard } from "./board-live.js";
import { watchComposer } from "./composer.js";
import { watchKeys } from "./studio-keys.js";
import { watchSelection } from "./selection.js";

watchComposer();
watchBoard();
watchSelection();
watchKeys();
