// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.papers;

import fr.parvis.cases.domain.BillChange;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change of a bill in one sentence: what it says now, and what it said. */
@Component
public class BillChangeText {
    private final Nomenclature nomenclature;

    BillChangeText(Nomenclature nomenclature) {
        this.nomenclature = nomenclature;
    }

    public String of(BillChange change) {
        var before = change.before();
        var after = change.after();
        var facts = new ArrayList<String>();
        boolean corrected = add(facts, "issued", before.issuedOn(), after.issuedOn(), Words::date)
                | add(facts, "payable", before.payableBy(), after.payableBy(), Words::date)
                | add(facts, "amount", before.cents(), after.cents(), Words::euros)
                | add(facts, "supplier", before.supplier(), after.supplier(), code -> name(code, change.on()));
        if (change.referenceChanged()) facts.add(Words.t("cases.bill.reference"));
        return Words.t(corrected ? "cases.bill.corrected" : "cases.bill.completed", String.join(", ", facts));
    }

    String name(String supplier, LocalDate on) {
        return nomenclature.on(on).brief(CodeList.OPERATOR, supplier);
    }

    /** @return whether something that was said before is another now */
    private static <T> boolean add(
            List<String> facts, String fact, @Nullable T before, @Nullable T after, Function<T, String> said) {
        if (Objects.equals(before, after)) return false;
        var what = Words.t("cases.bill." + fact);
        if (before == null) facts.add(Words.t("cases.bill.said", what, said.apply(Objects.requireNonNull(after))));
        else if (after == null) facts.add(Words.t("cases.bill.removed", what, said.apply(before)));
        else facts.add(Words.t("cases.bill.instead", what, said.apply(after), said.apply(before)));
        return before != null;
    }
}
