// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.letters.Letters;
import fr.parvis.partners.Partners;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a letter in a case: from a template, whose fields are filled, from another letter, or from an empty page. */
@Component
public class BeginLetter {
    private static final int LONGEST_LINE = 38;

    private final LetterTable letters;
    private final LetterTemplates templates;
    private final Cases cases;
    private final People people;
    private final PersonFacts facts;
    private final FillTemplate filling;
    private final Phrases phrases;
    private final Partners partners;
    private final KnownOfCase knownOfCase;
    private final Journal journal;

    BeginLetter(
            LetterTable letters,
            LetterTemplates templates,
            Cases cases,
            People people,
            PersonFacts facts,
            FillTemplate filling,
            Phrases phrases,
            Partners partners,
            KnownOfCase knownOfCase,
            Journal journal) {
        this.letters = letters;
        this.templates = templates;
        this.cases = cases;
        this.people = people;
        this.facts = facts;
        this.filling = filling;
        this.phrases = phrases;
        this.partners = partners;
        this.knownOfCase = knownOfCase;
        this.journal = journal;
    }

    /** Those that are in use; the ones for the case's theme, then for its family, come first. */
    @Transactional(readOnly = true)
    public List<Template> templates(Cases.Named it) {
        return templates.list().stream()
                .filter(template -> !template.closed())
                .sorted(Comparator.comparingInt((Template template) -> nearness(template, it.theme()))
                        .reversed())
                .toList();
    }

    private static int nearness(Template template, String theme) {
        var own = template.theme();
        return own == null ? 0 : own.equals(theme) ? 2 : family(own).equals(family(theme)) ? 1 : 0;
    }

    private static String family(String theme) {
        return theme.contains("-") ? theme.substring(0, theme.indexOf('-')) : theme;
    }

    /**
     * @param id made by the caller, so that the same request twice begins one letter
     * @param template code of a template; null for an empty page
     */
    @Transactional
    public Outcome<UUID> handle(UUID id, UUID caseFile, @Nullable String template) {
        return handle(new Letters.Wanted(id, caseFile, template, null, Map.of()));
    }

    /** Begins a letter for another module, whose facts fill fields and gaps. */
    @Transactional
    public Outcome<UUID> handle(Letters.Wanted wanted) {
        var template = wanted.template();
        var addressee = wanted.addressee();
        var known = wanted.facts();
        var it = cases.find(wanted.caseFile()).orElse(null);
        if (it == null) return Outcome.refused("", "letters.problem.case");
        if (!it.open()) return Outcome.refused("", "letters.problem.case-closed");
        var from = template == null ? null : templates.find(template).orElse(null);
        if (template != null && (from == null || from.closed())) return Outcome.refused("", "letters.problem.template");
        var person = facts.facts(it.person()).orElse(null);
        if (person == null) return Outcome.refused("", "letters.problem.case");
        people.read(person.id(), "case");
        var told = knownOfCase.of(it, from);
        var facts = new HashMap<String, String>();
        told.facts().forEach((name, fact) -> facts.put(name, phrases.said(fact)));
        facts.putAll(known);
        var source = new Source(person.id(), it.id(), template, null, from == null ? Letter.Kind.LETTER : from.kind());
        return begin(
                wanted.id(),
                source,
                to(
                        addressee != null || known.containsKey(Field.OPERATOR.title()) ? addressee : told.addressee(),
                        text(from, it, person, facts)));
    }

    /**
     * Case of a new letter, and what it is made from.
     *
     * @param template code of a template; null for an empty page
     * @param basedOn the letter that it says again
     */
    private record Source(
            UUID person,
            UUID caseFile,
            @Nullable String template,
            @Nullable UUID basedOn,
            Letter.Kind kind) {}

    private LetterText to(@Nullable UUID addressee, LetterText text) {
        return addressee == null
                ? text
                : partners.find(addressee)
                        .map(found -> text.to(found.name(), found.service(), found.postalLines(), phrases))
                        .orElse(text);
    }

    /** A new draft that says what another letter said; the other stays as it is. */
    @Transactional
    public Outcome<UUID> from(UUID id, UUID other) {
        var former = letters.find(other).orElse(null);
        if (former == null) return Outcome.refused("", "letters.problem.unknown");
        var it = cases.find(former.caseFile()).orElse(null);
        if (it == null) return Outcome.refused("", "letters.problem.case");
        if (!it.open()) return Outcome.refused("", "letters.problem.case-closed");
        people.read(former.person(), "case");
        var source = new Source(former.person(), former.caseFile(), former.template(), former.id(), former.kind());
        return begin(id, source, former.text().on(letters.today()));
    }

    private Outcome<UUID> begin(UUID id, Source source, LetterText text) {
        var by = LetterRules.account();
        var today = letters.today();
        var letter = new Letter(
                id,
                source.person,
                source.caseFile,
                source.template,
                source.basedOn,
                source.kind,
                Letter.State.DRAFT,
                0,
                0,
                text,
                by,
                today,
                by,
                letters.now(),
                0);
        if (!letters.insert(letter))
            return letters.find(id)
                            .filter(found -> found.writtenBy().equals(by))
                            .isPresent()
                    ? new Outcome.Done<>(id)
                    : Outcome.refused("", "letters.problem.identifier-taken");
        people.contacted(source.person, today);
        var template = source.template;
        journal.note("letters.begun", id.toString(), template == null ? Map.of() : Map.of("template", template));
        return new Outcome.Done<>(id);
    }

    private LetterText text(
            @Nullable Template from, Cases.Named it, PersonFacts.Facts person, Map<String, String> others) {
        var known = knownOfCase.fields(it, person);
        others.forEach((name, fact) -> Field.of(name).ifPresent(field -> known.put(field, fact)));
        return filling.text(from, known, others, sender(Objects.requireNonNull(known.get(Field.NAME)), person));
    }

    /** Name and address as on an envelope. A person in danger at home gives an address that is safe, or none. */
    private String sender(String name, PersonFacts.Facts person) {
        var lines = new ArrayList<String>();
        lines.add(name);
        if (person.discreet()) lines.add(phrases.gap("safe-address"));
        else if (person.addresses().isEmpty()) lines.add(phrases.gap("address"));
        else lines.addAll(postalLines(person.addresses().getFirst()));
        if (!person.discreet() && !person.phones().isEmpty())
            lines.add(person.phones().getFirst());
        return String.join("\n", lines);
    }

    /** An address typed in one line, as the lines of an envelope: {@code 12 rue des Lilas, 69100 Villeurbanne}. */
    static List<String> postalLines(String typed) {
        var lines = new ArrayList<String>();
        for (var line : LetterText.lines(typed.replaceAll(",?\\s+(?=\\d{5}\\s+\\p{L})", "\n")))
            if (line.length() > LONGEST_LINE && line.contains(","))
                Stream.of(line.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(lines::add);
            else lines.add(line);
        return lines.size() > 4 ? List.of(String.join(", ", lines)) : lines;
    }
}
