// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Known facts of an unpaid bill: the contract, the letters, the household's protections, the events since. */
public record Facts(Contract contract, Bill bill, Letters letters, Household household, EventsSinceBill since) {

    /** The same household, had it another cheque. */
    public Facts with(Cheque cheque) {
        return new Facts(
                contract,
                bill,
                letters,
                new Household(
                        cheque,
                        household.helpedBefore(),
                        household.helpedOn(),
                        household.convention(),
                        household.fund()),
                since);
    }

    /** The same household, had the fund never helped before. */
    Facts withoutHelp() {
        return new Facts(
                contract,
                bill,
                letters,
                new Household(household.cheque(), Answer.NO, null, household.convention(), household.fund()),
                since);
    }

    Facts with(Letters other) {
        return new Facts(contract, bill, other, household, since);
    }

    Facts with(EventsSinceBill other) {
        return new Facts(contract, bill, letters, household, other);
    }

    Supply supply() {
        return contract.supply();
    }

    @Nullable
    String supplier() {
        return contract.supplier();
    }

    Meter meter() {
        return contract.meter();
    }

    @Nullable
    Integer subscribedKva() {
        return contract.subscribedKva();
    }

    Answer mainHome() {
        return contract.mainHome();
    }

    @Nullable
    LocalDate issuedOn() {
        return bill.issuedOn();
    }

    @Nullable
    LocalDate payableBy() {
        return bill.payableBy();
    }

    @Nullable
    Long cents() {
        return bill.cents();
    }

    Letter first() {
        return letters.first();
    }

    Letter second() {
        return letters.second();
    }

    Letter last() {
        return letters.last();
    }

    Cheque cheque() {
        return household.cheque();
    }

    Answer helpedBefore() {
        return household.helpedBefore();
    }

    @Nullable
    LocalDate helpedOn() {
        return household.helpedOn();
    }

    Answer convention() {
        return household.convention();
    }

    @Nullable
    FundRequest fund() {
        return household.fund();
    }

    List<Payment> payments() {
        return since.payments();
    }

    @Nullable
    LocalDate agreedOn() {
        return since.agreedOn();
    }

    @Nullable
    LocalDate reducedOn() {
        return since.reducedOn();
    }

    @Nullable
    LocalDate cutOn() {
        return since.cutOn();
    }
}
