// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a file is opened, as addresses and forms say it. */
final class Why {
    static final String FROM_SEARCH = "presente";

    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("presente", "present");
        REASONS.put("appelle", "calls");
        REASONS.put("prepare", "prepare");
        REASONS.put("passage", "visit");
        REASONS.put("suivi", "case");
        REASONS.put("doublon", "duplicate");
        REASONS.put("demande", "request");
        REASONS.put("autre", "other");
    }

    private Why() {}

    /** The reason as it is kept; empty when none was said. */
    static String reason(String said) {
        return REASONS.getOrDefault(said, "");
    }

    /** Word of a known reason; another counts as found by search. */
    static String known(String said) {
        return REASONS.containsKey(said) ? said : FROM_SEARCH;
    }

    /** Reasons that a person chooses from. */
    static List<Option> options() {
        return List.of("presente", "appelle", "prepare", "demande", "autre").stream()
                .map(said -> new Option(said, Words.t("people.why." + reason(said))))
                .toList();
    }
}
