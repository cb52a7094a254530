// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Words;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Words of the desk's client as JSON for a page. */
@Component
class DeskWords {
    private static final String DESK = "desk.";

    /** Prefixes of the words that the client fetches when it needs them. */
    private static final Set<String> LATER =
            Set.of("line.", "queue.", "sensitive.", "sends.", "door.", "command.", "pins.", "merged", "correct.");

    private final JsonMapper json;

    DeskWords(JsonMapper json) {
        this.json = json;
    }

    /** Words that a desk needs at once. */
    String atOnce() {
        return inPage(some(false));
    }

    /** Those of what is opened once in a while: the line that is typed, the queue, a note that warns. */
    Map<String, String> later() {
        return some(true);
    }

    /** All of them, for a page that cannot ask for the rest. */
    String all() {
        return under(DESK);
    }

    /** All texts whose key starts so, without that prefix. */
    String under(String prefix) {
        return inPage(Words.under(prefix));
    }

    private static Map<String, String> some(boolean later) {
        var words = Words.under(DESK);
        words.keySet().removeIf(key -> LATER.stream().anyMatch(key::startsWith) != later);
        return words;
    }

    private String inPage(Map<String, String> words) {
        return json.writeValueAsString(words)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
