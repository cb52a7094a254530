package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.shell.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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
        var known = new HashMap<String, String>();
        cases.find(letter.caseFile()).ifPresent(it -> {
            var code = letter.template();
            this.known
                    .of(it, code == null ? null : templates.find(code).orElse(null))
                    .facts()
                    .forEach((name, value) -> known.put(Field.folded(name), value));
        });
        var asked = new LinkedHashMap<String, String>();
        for (var gap : Gap.open(text))
            if (gap.length() <= LONGEST_NAME && asked.size() < MOST)
                asked.put(gap, known.getOrDefault(Field.folded(gap), ""));
        return asked;
    }

    /** @param typed by gap; what is left empty stays a gap */
    public static LetterText filled(LetterText text, Map<String, String> typed) {
        return text.filled(typed);
    }

    /** Saves the filled text; the case learns what is a fact of its bill. */
    @Transactional
    public Outcome handle(
            UUID id, UUID caseFile, int basedOn, LetterText filled, Map<String, String> typed, boolean knowing) {
        var outcome = write.save(id, basedOn, filled, knowing);
        if (outcome instanceof Outcome.Done) known.tell(caseFile, typed);
        return outcome;
    }
}
