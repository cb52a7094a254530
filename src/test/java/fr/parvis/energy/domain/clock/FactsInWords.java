// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Facts as the table of worked cases writes them: "gaz, principale, facture 02/03/2026, lettre 1 ?". */
final class FactsInWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private FactsInWords() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text.strip(), DAY);
    }

    static String words(LocalDate day) {
        return DAY.format(day);
    }

    static Facts read(String text) {
        var supply = Supply.ELECTRICITY;
        String supplier = null;
        var meter = Meter.UNKNOWN;
        Integer kva = null;
        var home = Answer.UNKNOWN;
        LocalDate issued = null;
        LocalDate payable = null;
        Long cents = null;
        var letters = new ArrayList<>(List.of(Letter.NONE, Letter.NONE, Letter.NONE));
        var cheque = Cheque.NONE;
        var helped = Answer.NO;
        LocalDate helpedOn = null;
        var convention = Answer.NO;
        FundRequest fund = null;
        var payments = new ArrayList<Payment>();
        LocalDate agreed = null;
        LocalDate reduced = null;
        LocalDate cut = null;
        for (var fact : Arrays.stream(text.split(",")).map(String::strip).toList()) {
            var words = fact.split(" ");
            switch (words[0]) {
                case "électricité" -> supply = Supply.ELECTRICITY;
                case "gaz" -> supply = Supply.GAS;
                case "chaleur" -> supply = Supply.HEAT;
                case "eau" -> supply = Supply.WATER;
                case "Linky" -> meter = Meter.LINKY;
                case "autre" -> meter = Meter.OTHER;
                case "compteur" -> meter = Meter.UNKNOWN;
                case "principale" -> home = Answer.YES;
                case "secondaire" -> home = Answer.NO;
                case "résidence" -> home = Answer.UNKNOWN;
                case "fournisseur" -> supplier = words[1];
                case "facture" -> issued = day(words[1]);
                case "limite" -> payable = day(words[1]);
                case "montant" -> cents = Long.parseLong(words[1]) * 100;
                case "lettre" ->
                    letters.set(
                            Integer.parseInt(words[1]) - 1,
                            words[2].equals("?") ? Letter.LOST : Letter.of(day(words[2])));
                case "chèque" ->
                    cheque = words[1].equals("?")
                            ? Cheque.UNKNOWN
                            : words.length > 2
                                    ? Cheque.told(Integer.parseInt(words[1]), day(words[3]))
                                    : Cheque.held(Integer.parseInt(words[1]));
                case "aide" -> {
                    boolean unknown = words[words.length - 1].equals("?");
                    helped = unknown && words.length > 3 ? Answer.UNKNOWN : Answer.YES;
                    helpedOn = words[2].equals("passée") || unknown ? null : day(words[2]);
                }
                case "convention" -> convention = Answer.YES;
                case "FSL" ->
                    fund = switch (words[1]) {
                        case "accordé" ->
                            fund.granted(day(words[2]), words.length > 3 ? Long.parseLong(words[3]) * 100 : null);
                        case "refusé" -> fund.refused(day(words[2]));
                        default -> FundRequest.lodged(day(words[1]));
                    };
                case "payé" -> payments.add(new Payment(day(words[1]), Long.parseLong(words[2]) * 100));
                case "accord" -> agreed = day(words[1]);
                case "réduite" -> reduced = day(words[1]);
                case "coupée" -> cut = day(words[1]);
                default -> {
                    if (!words[words.length - 1].equals("kVA")) throw new IllegalArgumentException(fact);
                    kva = Integer.parseInt(words[0]);
                }
            }
        }
        return new Facts(
                new Contract(supply, supplier, meter, kva, home),
                new Bill(issued, payable, cents),
                new Letters(letters.get(0), letters.get(1), letters.get(2)),
                new Household(cheque, helped, helpedOn, convention, fund),
                new EventsSinceBill(payments, agreed, reduced, cut));
    }
}
