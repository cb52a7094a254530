// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.programmes.domain.Programme;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.stream.Stream;

/** Names of the programmes. */
final class ProgrammeWords {
    private ProgrammeWords() {}

    static String name(Programme programme) {
        return t("programmes.name." + programme.key());
    }

    static List<Option> options() {
        return Stream.of(Programme.values())
                .map(one -> new Option(one.key(), name(one)))
                .toList();
    }
}
