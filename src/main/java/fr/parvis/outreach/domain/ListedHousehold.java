// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.outreach.Urgency;
import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household of a list as the work sees it, without who it is.
 *
 * @param partnerName as the directory says it
 * @param supplier code of list OPERATOR, where the partner is one
 * @param commune INSEE code
 * @param urgentOn the first day on which the partner may act, doubts read against the household
 * @param weight 0 to 100, by {@link WeightRule}
 * @param attempts number of attempts made, of {@code mostAttempts}
 * @param notBefore not to be contacted again before
 * @param backAt promised time to call back
 */
public record ListedHousehold(
        UUID id,
        UUID list,
        UUID arrangement,
        UUID partner,
        String partnerName,
        @Nullable String supplier,
        int line,
        String matter,
        @Nullable String commune,
        @Nullable UUID sector,
        @Nullable String sectorName,
        @Nullable UUID point,
        @Nullable String language,
        Reach reach,
        Debt debt,
        LocalDate receivedOn,
        @Nullable LocalDate urgentOn,
        @Nullable String urgentWhat,
        List<String> urgentWhy,
        boolean doubtful,
        Set<String> protections,
        int weight,
        State state,
        @Nullable String closedWhy,
        int attempts,
        int mostAttempts,
        int confirmDays,
        @Nullable Instant attemptedAt,
        @Nullable Instant notBefore,
        @Nullable Instant backAt,
        @Nullable String lastChannel,
        @Nullable String lastOutcome,
        @Nullable LocalDate reachedOn,
        @Nullable LocalDate closedOn,
        @Nullable UUID visit,
        @Nullable UUID caseFile,
        int version) {

    /** State of the household. */
    public enum State {
        WAITING,
        REACHED,
        CLOSED;

        public String key() {
            return EnumCode.of(this);
        }

        static State of(String key) {
            return EnumCode.read(State.class, key);
        }
    }

    /** Ways to reach a household; its door always can, where there is an address. */
    public record Reach(boolean phone, boolean mail, boolean post) {}

    /** Debt as the partner told it. */
    public record Debt(
            @Nullable Long cents,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate payableBy,
            @Nullable LocalDate lastLetterOn,
            @Nullable String planned,
            @Nullable LocalDate plannedOn,
            String meter,
            @Nullable Integer kva,
            String mainHome,
            String cheque) {}

    /** Short code of a household on papers and lists, which tells neither its name nor why it is there. */
    public String code() {
        return code(id);
    }

    static String code(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - 5).toUpperCase(Locale.ROOT);
    }

    public boolean open() {
        return state != State.CLOSED;
    }

    public boolean tiredOut() {
        return attempts >= mostAttempts;
    }

    /** Code of list THEME that the matter is recorded under. */
    public String theme() {
        return theme(matter);
    }

    static String theme(String matter) {
        return switch (matter) {
            case "electricity", "gas", "heat" -> "energy-unpaid-bill";
            case "water" -> "water-unpaid-bill";
            case "rent" -> "housing-rent-arrears";
            default -> "budget-bank";
        };
    }

    /** Facts of the matter from which its {@link Urgency} is determined. */
    public Urgency.Facts facts() {
        return new Urgency.Facts(
                matter,
                supplier,
                debt.meter,
                debt.kva,
                debt.mainHome,
                debt.issuedOn,
                debt.payableBy,
                debt.lastLetterOn,
                debt.cheque,
                debt.planned,
                debt.plannedOn,
                debt.cents);
    }
}
