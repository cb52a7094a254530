package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.shell.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the gaps of a letter: each is typed once, however often it stands in the text, and what is known by now is proposed. */
@Component
public class FillGaps {
    /** Longer ones are no facts: they tell what to write, or what to keep of the text. */
    private static final int LONGEST_NAME = 40;

    private static final int MOST = 12;

    private final WriteLetter write;
    private final LetterTemplates templates;
    private final Cases cases;
    private final KnownOfCase known;

    FillGaps(WriteLetter write, LetterTemplates templates, Cases cases, KnownOfCase known) {
        this.write = write;
        this.templates = templates;
        this.cases = cases;
        this.known = known;
    }

    /** The questions for the gaps of this text, with the answers given since the letter was begun; empty where there are none. */
    @Transactional(readOnly = true)
    public Map<String, String> asked(Letter letter, LetterText text) {
        var open = Gap.open(text).stream()
                .filter(gap -> gap.length() <= LONGEST_NAME)
                .limit(MOST)
                .toList();
        if (open.isEmpty()) return Map.of();
        var known = new HashMap<String, String>();
        cases.find(letter.caseFile())
                .ifPresent(it -> this.known
                        .of(it, template(letter))
                        .facts()
                        .forEach((name, value) -> known.put(Field.folded(name), value)));
        var asked = new LinkedHashMap<String, String>();
        for (var gap : open) asked.put(gap, known.getOrDefault(Field.folded(gap), ""));
        return asked;
    }

    private @Nullable Template template(Letter letter) {
        var code = letter.template();
        return code == null ? null : templates.find(code).orElse(null);
    }

    /** @param typed by gap; what is left empty stays a gap */
    public static LetterText filled(LetterText text, Map<String, String> typed) {
        return text.filled(typed);
    }

    /** Saves the filled text; the case learns what is a fact of its bill. */
    @Transactional
    public Outcome handle(Letter letter, int basedOn, LetterText filled, Map<String, String> typed, boolean knowing) {
        var outcome = write.save(letter.id(), basedOn, filled, knowing);
        if (outcome instanceof Outcome.Done)
            cases.find(letter.caseFile()).ifPresent(it -> known.tell(it, template(letter), typed));
        return outcome;
    }
}
