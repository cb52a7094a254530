// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Periods of bills in order: a period that ends the day before the next begins is a day longer than its dates say. */
record Bills(List<Curve.Bill> written, Counts counts) {

    Reading curve() {
        List<Curve.Bill> all = new ArrayList<>(written);
        all.sort(Comparator.comparingInt(Curve.Bill::from));
        int days = 0;
        for (int i = 0; i < all.size(); i++) {
            var bill = all.get(i);
            if (i + 1 < all.size()) {
                int gap = all.get(i + 1).from() - bill.from() - bill.days();
                if (gap < 0) throw new Unreadable.Refusal(Unreadable.file(Fault.COMPOSITE));
                if (gap == 1) bill = new Curve.Bill(bill.from(), bill.days() + 1, bill.kWh());
                if (gap > 1) counts.missing += gap;
            }
            all.set(i, bill);
            days += bill.days();
        }
        if (all.isEmpty()) throw new Unreadable.Refusal(Unreadable.file(Fault.SINGLE_POINT));
        if (all.stream().allMatch(bill -> bill.kWh() == 0))
            throw new Unreadable.Refusal(Unreadable.file(Fault.NOTHING_CONSUMED));
        return new Curve(
                Shape.BILLS,
                "",
                0,
                null,
                null,
                new Daily(new int[0], new double[0]),
                List.copyOf(all),
                null,
                null,
                counts.quality(days + counts.missing, days));
    }
}
