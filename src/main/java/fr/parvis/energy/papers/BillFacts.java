// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.papers;

import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.letters.LetterFact;
import fr.parvis.letters.LetterFacts;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Facts of a case's bill for letters about energy and water. */
@Component
class BillFacts implements LetterFacts {
    /** Codes of list OPERATOR that name no supplier. */
    private static final Set<String> ANY = Set.of("energy-supplier", "water-service");

    private final ReadBill bills;
    private final CaseBills told;
    private final Suppliers suppliers;
    private final Nomenclature nomenclature;

    BillFacts(ReadBill bills, CaseBills told, Suppliers suppliers, Nomenclature nomenclature) {
        this.bills = bills;
        this.told = told;
        this.suppliers = suppliers;
        this.nomenclature = nomenclature;
    }

    @Override
    public Known of(Cases.Named it, String theme) {
        if (!theme.startsWith("energy-") && !theme.startsWith("water-")) return Known.NOTHING;
        var facts = new HashMap<String, LetterFact>();
        var code = told.of(it.id()).supplier();
        if (code != null && !ANY.contains(code))
            facts.put(
                    "organisme",
                    new LetterFact.Text(nomenclature.on(bills.today()).brief(CodeList.OPERATOR, code, Words.FRENCH)));
        bills.find(it.id()).ifPresent(bill -> clock(bill.facts(), facts));
        return new Known(
                facts,
                code == null
                        ? null
                        : suppliers
                                .find(code)
                                .flatMap(Suppliers.Supplier::writesTo)
                                .orElse(null));
    }

    private static void clock(Facts bill, Map<String, LetterFact> facts) {
        var letters = bill.letters();
        Stream.of(
                        letters.first().dated(),
                        letters.second().dated(),
                        letters.last().dated())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(dated -> {
                    facts.put("date de votre courrier", new LetterFact.Day(dated));
                    facts.put("date de la lettre", new LetterFact.Day(dated));
                });
        var fund = bill.household().fund();
        if (fund != null) facts.put("date du dépôt", new LetterFact.Day(fund.lodgedOn()));
        var year = bill.household().cheque().year();
        if (year != null) facts.put("année du chèque", new LetterFact.Text(String.valueOf(year)));
    }
}
