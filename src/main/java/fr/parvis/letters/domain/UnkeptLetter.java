// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letter for somebody who wants no file: typed and drawn, not stored. It has no number and is not sent from here; the visit is recorded as any
 * other.
 */
@Component
public class UnkeptLetter {
    private static final UUID NOBODY = Ids.NIL;

    private final LetterTable letters;
    private final LetterTemplates templates;
    private final FillTemplate filling;
    private final Phrases phrases;

    UnkeptLetter(LetterTable letters, LetterTemplates templates, FillTemplate filling, Phrases phrases) {
        this.letters = letters;
        this.templates = templates;
        this.filling = filling;
        this.phrases = phrases;
    }

    /** Templates in use, by label. */
    @Transactional(readOnly = true)
    public List<Template> templates() {
        return templates.list().stream()
                .filter(template -> !template.closed())
                .sorted(Comparator.comparing(Template::label))
                .toList();
    }

    /** Nothing when there is no such template in use. */
    @Transactional(readOnly = true)
    public @Nullable Template template(String code) {
        return templates.find(code).filter(template -> !template.closed()).orElse(null);
    }

    /** Where the person is spoken of, gaps stand: nothing is known of them. @param from null for an empty page */
    @Transactional(readOnly = true)
    public LetterText begin(@Nullable Template from) {
        return filling.text(from, filling.commonFields(), phrases.gap("name") + "\n" + phrases.gap("address"));
    }

    /**
     * A letter to be drawn, or why it is not one yet. Numbers of the person may stand in it without a warning, since nothing is kept;
     * passwords may not, since paper is read by others.
     */
    public record Judged(Letter letter, List<Problem> problems) {}

    public Judged judge(@Nullable Template from, LetterText text) {
        var by = LetterRules.account();
        var today = letters.today();
        var letter = new Letter(
                Ids.next(),
                NOBODY,
                NOBODY,
                from == null ? null : from.code(),
                null,
                from == null ? Letter.Kind.LETTER : from.kind(),
                Letter.State.DRAFT,
                0,
                0,
                text,
                by,
                today,
                by,
                letters.now(),
                0);
        var problems = new ArrayList<>(LetterRules.problems(text, today, true));
        problems.addAll(LetterRules.unfinished(letter));
        return new Judged(letter, problems);
    }
}
