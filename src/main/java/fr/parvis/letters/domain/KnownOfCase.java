package fr.parvis.letters.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.letters.LetterFacts;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.PersonFacts;
import fr.parvis.shell.FormFields;
import java.util.HashMap;
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
    private static final String ISSUED = "date de la facture";
    private static final String AMOUNT = "montant";

    /** The names that the number of a contract bears in templates. */
    private static final List<String> REFERENCES =
            List.of("numéro de contrat", "numéro de client", "numéro de locataire", "référence client");

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

    /** Copies values typed into gaps of a letter about the case's bill to that bill, where it has none yet. */
    void tell(Cases.Named it, @Nullable Template from, Map<String, String> typed) {
        if (!isAboutBill(it, from)) return;
        var caseFile = it.id();
        var folded = new HashMap<String, String>();
        typed.forEach((gap, text) -> folded.put(Field.folded(gap), text.strip()));
        var bill = bills.of(caseFile);
        var reference = REFERENCES.stream()
                .map(name -> folded.get(Field.folded(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        bills.keep(
                caseFile,
                new CaseBill(
                        bill.issuedOn() != null ? bill.issuedOn() : FormFields.day(folded.get(Field.folded(ISSUED))),
                        bill.payableBy(),
                        bill.cents() != null ? bill.cents() : FormFields.cents(folded.get(Field.folded(AMOUNT))),
                        bill.supplier(),
                        bill.reference() != null ? bill.reference() : reference));
    }

    /** Whether both are of one family of themes: a contract or a sum in other letters is another one. */
    private static boolean isAboutBill(Cases.Named it, @Nullable Template from) {
        var theme = from == null ? null : from.theme();
        return theme != null && family(theme).equals(family(it.theme()));
    }

    private static String family(String theme) {
        return theme.split("-", 2)[0];
    }

    /** @param from nothing for an empty page, which names nobody to write to */
    LetterFacts.Known of(Cases.Named it, @Nullable Template from) {
        var facts = new HashMap<String, String>();
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

    private void bill(UUID caseFile, Map<String, String> facts) {
        var bill = bills.of(caseFile);
        var issued = bill.issuedOn();
        if (issued != null) facts.put(ISSUED, phrases.longDate(issued));
        var payable = bill.payableBy();
        if (payable != null) facts.put("date limite de la facture", phrases.longDate(payable));
        var cents = bill.cents();
        if (cents != null) facts.put(AMOUNT, phrases.amount(cents));
        var reference = bill.reference();
        if (reference != null) for (var name : REFERENCES) facts.put(name, reference);
    }

    /** Facts of the letter, the person and the case, under the names that templates use. */
    Map<Field, String> fields(Cases.Named it, PersonFacts.Facts person) {
        var known = filling.house();
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
