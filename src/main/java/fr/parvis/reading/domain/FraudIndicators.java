// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Sender;
import fr.parvis.reading.domain.LetterFindings.Sign;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Signs that a letter does not come from whom it says: reasons to look twice, not a judgement. */
final class FraudIndicators {
    private static final Pattern IBAN =
            Pattern.compile("(?<![a-z0-9])([a-z]{2}\\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?)(?![a-z0-9])");
    private static final Pattern NEW_BANK = Pattern.compile(
            "(?:nouve(?:l|lle|lles|au|aux) (?:coordonnees bancaires|rib|iban|compte)|changement d(?:e|u|'|es) (?:rib|coordonnees bancaires|compte bancaire|notre compte)|nos coordonnees bancaires (?:ont change|changent))");
    private static final Pattern THREAT = Pattern.compile(
            "(?:saisie|poursuites|huissier|coupure|suspension|suspendu|bloque|blocage|majoration|penalites|immediatement|sous (?:24|48|72) ?h|derniere? (?:avis|relance|chance|rappel)|sans delai)");
    private static final Pattern PAY_HERE = Pattern.compile(
            "(?:pay(?:er|ez|e)\\b|paiement|regle[rz]\\b|regularis|rembours|mettre a jour|confirmer|cliqu|scann|flash)[^.]{0,120}$");
    private static final Pattern CASH_CODES = Pattern.compile(
            "\\b(?:transcash|neosurf|toneo|pcs mastercard|carte pcs|recharge pcs|paysafecard|western union|moneygram|mandat cash|cartes? cadeaux?|cartes? prepayees?|bitcoins?|cryptomonnaies?)\\b");

    private FraudIndicators() {}

    static List<Sign> in(LetterText text, List<WebAddresses.Address> addresses, Sender sender) {
        return in(text, addresses, sender, sender.certainty() == Certainty.NOTHING);
    }

    /** Those of a letter whose sender was not looked for. */
    static List<Sign> inUnread(LetterText text, List<WebAddresses.Address> addresses) {
        return in(text, addresses, Sender.NONE, false);
    }

    /** @param stranger whether nobody known writes */
    private static List<Sign> in(
            LetterText text, List<WebAddresses.Address> addresses, Sender sender, boolean stranger) {
        var signs = new ArrayList<Sign>();
        boolean threat = text.first(THREAT) != null;
        for (var address : addresses) {
            boolean ours = address.mail() && WebAddresses.isFreeMail(address.host());
            if (ours
                    && (sender.trade().equals("public")
                            || sender.trade().equals("bank")
                            || sender.trade().equals("energy"))) add(signs, Sign.Kind.FREE_MAIL, text, address.span());
            else if (WebAddresses.looksAlike(address.host())) add(signs, Sign.Kind.LOOK_ALIKE, text, address.span());
            else if (threat
                    && !address.mail()
                    && !WebAddresses.isKnown(address.host())
                    && PAY_HERE.matcher(before(text, address.span())).find())
                add(signs, Sign.Kind.THREAT_LINK, text, address.span());
        }
        for (var match : text.matches(NEW_BANK)) add(signs, Sign.Kind.NEW_BANK, text, text.span(match));
        for (var match : text.matches(IBAN)) {
            var iban = match.group(1).replace(" ", "");
            if (!isIban(iban)) continue;
            if (!iban.startsWith("fr") && !iban.startsWith("mc"))
                add(signs, Sign.Kind.FOREIGN_BANK, text, text.span(match));
            else if (stranger && threat) add(signs, Sign.Kind.UNKNOWN_BANK, text, text.span(match));
        }
        for (var match : text.matches(CASH_CODES)) add(signs, Sign.Kind.CASH_CODES, text, text.span(match));
        return signs;
    }

    private static String before(LetterText text, LetterText.Span span) {
        int place = text.start(span.from());
        return text.folded().substring(Math.max(0, place - 160), place);
    }

    private static void add(List<Sign> signs, Sign.Kind kind, LetterText text, LetterText.Span span) {
        if (signs.stream().noneMatch(sign -> sign.kind() == kind))
            signs.add(new Sign(kind, text.text(span), text.passage(span)));
    }

    /** By its key (ISO 13616). */
    static boolean isIban(String iban) {
        if (iban.length() < 15 || iban.length() > 34) return false;
        var turned = iban.substring(4) + iban.substring(0, 4);
        var digits = new StringBuilder();
        for (int i = 0; i < turned.length(); i++) digits.append(Character.digit(turned.charAt(i), 36));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
