// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every action that the code notes in the journal can be told, in both languages. */
class JournalSentencesTest {
    private static final String SENTENCE = "audit.sentence.";
    private static final String FACT = "audit.fact.";

    /** Facts that are kept and not told: the sentence or its subject says them, or they would tell a reader nothing. */
    private static final Set<String> UNTOLD = Set.of(
            "documents.added.bytes",
            "documents.added.kind",
            "letters.sent.contact",
            // said where the same call notes another action
            "network.point-reopened.from",
            "outreach.arrangement-changed.partner",
            "people.household-linked.with",
            "people.household-unlinked.with",
            "people.keys-changed.key",
            "people.merge-undone.dropped",
            "people.merged.dropped",
            "referrals.sent.partner",
            "rounds.crew-planned.tour",
            "sheets.visit-joined.card",
            "sync.settled-otherwise.way");

    private final JournalActions read = JournalActions.read();

    @Test
    void every_call_of_the_journal_says_its_action() {
        assertThat(JournalActions.withFacts()).hasSizeGreaterThan(180);
        assertThat(read.unread())
                .as("give the action as a text, or list what it is built of in JournalActions")
                .isEmpty();
    }

    @Test
    void the_actions_of_a_link_are_those_that_are_noted_of_it() {
        var source = SourceTree.java().stream()
                .filter(one -> one.name().equals("FollowLink.java"))
                .findAny()
                .orElseThrow();
        var noted = Pattern.compile("\\bnote\\(it, ([^;]*)\\);")
                .matcher(source.text())
                .results()
                .flatMap(call ->
                        Pattern.compile("\"([\\w-]+)\"").matcher(call.group(1)).results())
                .map(one -> one.group(1))
                .collect(Collectors.toSet());
        assertThat(noted).isEqualTo(JournalActions.OF_LINKS);
    }

    @Test
    void every_action_has_a_sentence() {
        assertThat(JournalActions.withFacts().keySet().stream().filter(action -> !Words.has(SENTENCE + action)))
                .as("write audit.sentence.<action> in the messages of its module")
                .isEmpty();
    }

    @Test
    void every_fact_is_told_or_known_to_be_of_no_use_to_a_reader() {
        var silent = new TreeSet<String>();
        var keys = Words.under(FACT).keySet();
        JournalActions.withFacts().forEach((action, facts) -> {
            for (var fact : facts) {
                var key = action + "." + fact;
                if (keys.stream().noneMatch(one -> one.equals(key) || one.startsWith(key + "."))) silent.add(key);
            }
        });
        assertThat(silent).isEqualTo(new TreeSet<>(UNTOLD));
    }

    @Test
    void no_sentence_is_left_of_an_action_that_is_gone() {
        var actions = JournalActions.withFacts().keySet();
        assertThat(Words.under(SENTENCE).keySet().stream()
                        .filter(key -> !actions.contains(key.replaceFirst("\\.(own|nobody)$", ""))))
                .isEmpty();
        assertThat(Words.under(FACT).keySet().stream()
                        .filter(key -> actions.stream().noneMatch(action -> key.startsWith(action + "."))))
                .isEmpty();
    }

    @Test
    void both_languages_name_the_same_things() {
        var unlike = new ArrayList<String>();
        for (var prefix : new String[] {SENTENCE, FACT})
            for (var key : Words.under(prefix).keySet())
                if (!places(Words.FRENCH, prefix + key).equals(places(Words.ENGLISH, prefix + key))) unlike.add(key);
        assertThat(unlike).isEmpty();
    }

    private static Set<String> places(Locale locale, String key) {
        return Pattern.compile("\\{[^{}]+}")
                .matcher(Words.t(locale, key))
                .results()
                .map(one -> one.group())
                .collect(Collectors.toSet());
    }
}
