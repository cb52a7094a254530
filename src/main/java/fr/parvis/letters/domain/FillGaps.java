// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.letters.LetterFact;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Fills the gaps of a letter: each is typed once, however often it stands in the text, and what is known by now is proposed. */
@Component
public class FillGaps {
    /** Longest name of a gap that is a fact; a longer one is an instruction to the writer. */
    private static final int LONGEST_NAME = 40;

    private static final int MOST = 12;

    private final WriteLetter write;
    private final LetterTable letters;
    private final LetterTemplates templates;
    private final Cases cases;
    private final People people;
    private final KnownOfCase known;
    private final Phrases phrases;

    FillGaps(
            WriteLetter write,
            LetterTable letters,
            LetterTemplates templates,
            Cases cases,
            People people,
            KnownOfCase known,
            Phrases phrases) {
        this.write = write;
        this.letters = letters;
        this.templates = templates;
        this.cases = cases;
        this.people = people;
        this.known = known;
        this.phrases = phrases;
    }

    /** The fields for the gaps of this text, with the answers given since the letter was begun; none where there are no gaps. */
    @Transactional(readOnly = true)
    public List<Blank> asked(Letter letter, LetterText text) {
        var open = Gap.open(text).stream()
                .filter(gap -> gap.length() <= LONGEST_NAME)
                .limit(MOST)
                .toList();
        if (open.isEmpty()) return List.of();
        var known = new HashMap<String, LetterFact>();
        cases.find(letter.caseFile())
                .ifPresent(it -> this.known
                        .of(it, template(letter))
                        .facts()
                        .forEach((name, fact) -> known.put(Field.folded(name), fact)));
        return open.stream()
                .map(gap -> Blank.of(gap, known.get(Field.folded(gap)), phrases))
                .toList();
    }

    private @Nullable Template template(Letter letter) {
        var code = letter.template();
        return code == null ? null : templates.find(code).orElse(null);
    }

    /**
     * Text of a letter as it was typed, and its gaps.
     *
     * @param basedOn the version that was read
     * @param typed by gap; what is left empty stays a gap
     */
    public record Command(UUID id, int basedOn, LetterText text, Map<String, String> typed, boolean knowing) {}

    /**
     * Saves the text with its gaps filled; the case learns what is a fact of its bill, a file without an address the person's. A refusal
     * names the gap as its field, and nothing is saved.
     */
    @Transactional
    public Outcome<UUID> handle(Command command) {
        var facts = new LinkedHashMap<String, LetterFact>();
        var problems = new ArrayList<Problem>();
        command.typed.forEach((gap, value) -> Blank.read(gap, value, facts, problems));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var said = new HashMap<String, String>();
        facts.forEach((gap, fact) -> said.put(gap, phrases.said(fact)));
        var letter = facts.isEmpty() ? null : letters.find(command.id).orElse(null);
        var refused = new ArrayList<Problem>();
        // the file and the case before the letter: the order of all
        if (letter != null) refused.addAll(tellFile(letter.person(), facts));
        var it = letter == null ? null : cases.findLocked(letter.caseFile()).orElse(null);
        var outcome = write.save(command.id, command.basedOn, command.text.filled(said), command.knowing);
        if (outcome instanceof Outcome.Done && letter != null && it != null)
            refused.addAll(known.tell(it, template(letter), facts));
        if (outcome instanceof Outcome.Done && refused.isEmpty()) return outcome;
        // a letter that says what its case or its file refuses would contradict the next one
        if (letter != null) TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome instanceof Outcome.Done ? new Outcome.Refused<>(refused) : outcome;
    }

    private List<Problem> tellFile(UUID person, Map<String, LetterFact> facts) {
        for (var fact : facts.entrySet())
            if (isAddress(fact.getKey()) && fact.getValue() instanceof LetterFact.Text(var address))
                return people.addressSaid(person, address).stream()
                        .map(problem -> problem.at(fact.getKey()))
                        .toList();
        return List.of();
    }

    private boolean isAddress(String gap) {
        return Field.of(gap).filter(Field.ADDRESS::equals).isPresent()
                || Gap.of(gap).equals(phrases.gap("address"));
    }
}
