package fr.parvis.energy.web;

import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.people.TellsOfPerson;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The unpaid bills in a person's cases, for the answer to their access request. */
@Component
class BillsTell implements TellsOfPerson {
    private static final int MOST = 500;

    private final Cases cases;
    private final ReadBill bills;

    BillsTell(Cases cases, ReadBill bills) {
        this.cases = cases;
        this.bills = bills;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String title() {
        return Words.t("energy.bill");
    }

    @Override
    public List<Told> tell(UUID person) {
        var told = new ArrayList<Told>();
        for (var it : cases.of(person, MOST))
            bills.find(it.id()).ifPresent(bill -> {
                var lines = new ArrayList<Line>();
                new TreeMap<>(BillForm.values(bill.facts()))
                        .forEach((field, value) ->
                                lines.add(new Line(Words.t("energy.field." + field), said(field, value))));
                told.add(new Told(it.asked(), lines));
            });
        return told;
    }

    /** Choices in words, the rest as it is. */
    private static String said(String field, String value) {
        for (var family : List.of(field, field.replaceFirst(".*Came$", "came"), "answer"))
            if (Words.has("energy." + family + "." + value)) return Words.t("energy." + family + "." + value);
        return value;
    }
}
