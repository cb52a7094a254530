// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports;

import java.time.LocalDate;

/** The demonstration's way in: reports that the current association made and froze. */
public interface PastReports {

    /** Makes reports of the current association as the account that is bound: three frozen ones of quarters that are over, and one to read. */
    void make(LocalDate today);

    /** Makes one on the contract with the energy partner and freezes it: the quarter that it covers is closed, and its awaited reports are sent. */
    void onContract(LocalDate today);
}
