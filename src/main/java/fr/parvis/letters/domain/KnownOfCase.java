// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.letters.LetterFact;
import fr.parvis.letters.LetterFacts;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.PersonFacts;
import fr.parvis.values.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Facts of a case for its letters: its bill, and those that other modules contribute. */
@Component
class KnownOfCase {
    /** The names that facts of a bill bear in templates, by the field of the bill. */
    private static final Map<String, List<String>> GAPS = Map.of(
            "issued",
            List.of("date de la facture"),
            "payable",
            List.of("date limite de la facture"),
            "amount",
            List.of("montant"),
            "reference",
            List.of("numéro de contrat", "numéro de client", "numéro de locataire", "référence client"));

    private final CaseBills bills;
    private final List<LetterFacts> others;
    private final FillTemplate filling;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final Phrases phrases;

    KnownOfCase(
            CaseBills bills,
            List<LetterFacts> others,
            FillTemplate filling,
            Communes communes,
            Nomenclature nomenclature,
            Phrases phrases) {
        this.bills = bills;
        this.others = others;
        this.filling = filling;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.phrases = phrases;
    }

    /**
     * Copies facts typed into gaps of a letter about the case's bill to that bill, where it has none yet.
     *
     * @return problems with the bill, under the name of the gap
     */
    List<Problem> tell(Cases.Named it, @Nullable Template from, Map<String, LetterFact> typed) {
        if (!it.open() || !isAboutBill(it, from)) return List.of();
        var gaps = new LinkedHashMap<String, String>();
        for (var gap : typed.keySet())
            GAPS.forEach((field, names) -> {
                if (names.stream().anyMatch(name -> Field.folded(name).equals(Field.folded(gap))))
                    gaps.putIfAbsent(field, gap);
            });
        if (gaps.isEmpty()) return List.of();
        var bill = bills.of(it.id());
        var told = new CaseBill(
                bill.issuedOn() == null && fact(typed, gaps, "issued") instanceof LetterFact.Day(var day)
                        ? day
                        : bill.issuedOn(),
                bill.payableBy() == null && fact(typed, gaps, "payable") instanceof LetterFact.Day(var day)
                        ? day
                        : bill.payableBy(),
                bill.cents() == null && fact(typed, gaps, "amount") instanceof LetterFact.Amount(var cents)
                        ? Long.valueOf(cents)
                        : bill.cents(),
                bill.supplier(),
                bill.reference() == null && fact(typed, gaps, "reference") instanceof LetterFact.Text(var text)
                        ? text
                        : bill.reference());
        return bills.keep(it.id(), told).stream()
                .map(problem -> problem.at(Objects.requireNonNullElse(
                        gaps.get(problem.field()), gaps.values().iterator().next())))
                .toList();
    }

    private static @Nullable LetterFact fact(Map<String, LetterFact> typed, Map<String, String> gaps, String field) {
        var gap = gaps.get(field);
        return gap == null ? null : typed.get(gap);
    }

    /** Whether both are of one family of themes: a contract or a sum in other letters is another one. */
    private static boolean isAboutBill(Cases.Named it, @Nullable Template from) {
        var theme = from == null ? null : from.theme();
        return theme != null && family(theme).equals(family(it.theme()));
    }

    private static String family(String theme) {
        return theme.split("-", 2)[0];
    }

    /** @param from null for an empty page, which names nobody to write to */
    LetterFacts.Known of(Cases.Named it, @Nullable Template from) {
        var facts = new HashMap<String, LetterFact>();
        if (isAboutBill(it, from)) bill(it.id(), facts);
        UUID addressee = null;
        var theme = from == null ? null : from.theme();
        if (from != null && theme != null)
            for (var other : others) {
                var known = other.of(it, theme);
                facts.putAll(known.facts());
                // the ombudsman is written to about the supplier, not the supplier
                if (from.addressee().startsWith(Field.OPERATOR.written()) && known.addressee() != null)
                    addressee = known.addressee();
            }
        return new LetterFacts.Known(facts, addressee);
    }

    private void bill(UUID caseFile, Map<String, LetterFact> facts) {
        var bill = bills.of(caseFile);
        var issued = bill.issuedOn();
        if (issued != null) put(facts, "issued", new LetterFact.Day(issued));
        var payable = bill.payableBy();
        if (payable != null) put(facts, "payable", new LetterFact.Day(payable));
        var cents = bill.cents();
        if (cents != null) put(facts, "amount", new LetterFact.Amount(cents));
        var reference = bill.reference();
        if (reference != null) put(facts, "reference", new LetterFact.Text(reference));
    }

    private static void put(Map<String, LetterFact> facts, String field, LetterFact fact) {
        for (var name : Objects.requireNonNull(GAPS.get(field))) facts.put(name, fact);
    }

    /** Facts of the letter, the person and the case, under the names that templates use. */
    Map<Field, String> fields(Cases.Named it, PersonFacts.Facts person) {
        var known = filling.commonFields();
        var name = Stream.of(person.given(), person.family())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        known.put(Field.NAME, name);
        known.put(Field.GIVEN, person.given());
        known.put(Field.FAMILY, person.family());
        var born = person.birthYear();
        if (born != null) known.put(Field.BIRTH_YEAR, born.toString());
        if (!person.discreet()) {
            var commune = person.commune();
            if (commune != null) communes.find(commune).ifPresent(found -> known.put(Field.COMMUNE, found.name()));
            if (!person.addresses().isEmpty())
                known.put(
                        Field.ADDRESS,
                        String.join(", ", LetterText.lines(person.addresses().getFirst())));
            if (!person.phones().isEmpty())
                known.put(Field.PHONE, person.phones().getFirst());
            if (!person.mails().isEmpty()) known.put(Field.MAIL, person.mails().getFirst());
        }
        known.put(Field.ASKED, it.asked());
        var catalogue = nomenclature.on(filling.today());
        var operator = it.operator();
        if (operator != null && !operator.equals("none") && !operator.equals("other"))
            known.put(Field.OPERATOR, catalogue.brief(CodeList.OPERATOR, operator, phrases.language()));
        known.put(Field.THEME, catalogue.label(CodeList.THEME, it.theme(), phrases.language()));
        known.put(Field.OPENED_ON, phrases.date(it.openedOn()));
        return known;
    }
}
