// The studio: the composer's price while it is filled in, live frames, selection, the keyboard.
// Every form and link works without this.

import { watchBoard } from "./board-live.js";
import { watchEarlier } from "./board-more.js";
import { watchPlace } from "./board-place.js";
import { watchTitle } from "./board-title.js";
import { watchCards } from "./cards.js";
import { watchChange } from "./change.js";
import { watchComposer } from "./composer.js";
import { watchInspector } from "./inspector.js";
import { watchModelMenu } from "./model-menu.js";
import { settle } from "./partials.js";
import { watchPickReason } from "./pick-reason.js";
import { watchPromptHistory } from "./prompt-history.js";
import { watchPublicity } from "./publicity.js";
import { watchReferences } from "./references.js";
import { watchRubberBand } from "./rubber-band.js";
import { watchSelection } from "./selection.js";
import { watchKeys } from "./studio-keys.js";
import { watchTouchSelection } from "./touch-selection.js";

settle(document);
watchComposer();
watchModelMenu();
watchReferences();
watchPublicity();
watchBoard();
watchEarlier();
watchCards();
watchPickReason();
watchInspector();
watchSelection();
watchRubberBand();
watchTouchSelection();
watchKeys();
watchPromptHistory();
watchTitle();
watchPlace();
watchChange();
