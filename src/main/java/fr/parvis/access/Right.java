// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

/** Right that a route asks for. Roles hold rights; {@code docs/access.md} shows the whole table. */
public enum Right {
    /** Enter the staff's part and one's own account. */
    WORK,
    /** See at a glance what goes on and what waits in one's team, one's association or the network. */
    SEE_OVERVIEW,
    /** Record visits at the desk, see and correct one's own day. */
    RECORD_VISITS,
    /** See and correct the day sheet of a whole point. */
    READ_TEAM_DAY,
    /** Plan the weeks of a team: who works where, absences, what becomes of the work of who leaves. */
    PLAN_ROTA,
    /** Open, read and change the files of persons whom help goes on for. */
    FOLLOW_PEOPLE,
    /** Answer for the follow-up of a team: hand cases over, see unusual readings, erase files. */
    LEAD_FOLLOW_UP,
    /** See the register of treatments, how long files are kept, and the proof that they are forgotten. */
    READ_PRIVACY,
    /** Change the templates of cases. */
    EDIT_CASE_TEMPLATES(true),
    /** Change the templates of letters. */
    EDIT_LETTER_TEMPLATES(true),
    /** Write the legal notice, what is said of privacy and of accessibility on the public's pages. */
    EDIT_LEGAL_TEXTS(true),
    /** Find partners and whom to reach there; note what one learned: one's association's own, or the network's shared ones. */
    KEEP_PARTNERS,
    /** Contact the households that partners hand over, and note what came of it; import a list, note who objects. */
    WORK_LISTS,
    /** Agree with a partner on its lists, import what it uploaded, send back what was agreed, decide which point goes to which door. */
    KEEP_LISTS,
    /** A partner's own account: its lists, the state of referrals to it, the progress of its contracts. Never a household, a person or an act. */
    SEE_OWN_LISTS,
    /** Take equipment in, erase its data, lend it, take it back, move and repair it, and count it. */
    LEND_EQUIPMENT,
    /** Let equipment go for good: give, sell or scrap it. */
    KEEP_STOCK,
    /** Call back who asked for it, on the line of the whole network, where one was given it. */
    ANSWER_LINE,
    /** See the line as it is, and who is on it; decide who of one's association answers. */
    SUPERVISE_LINE,
    /** Figures: one's own, one's association's; for the network's head sums only. */
    READ_FIGURES,
    /** Make, write and send reports of one's association to those who pay or decide. */
    WRITE_REPORTS,
    /** Sums of the whole network and of each association in it, small counts hidden. */
    READ_NETWORK_FIGURES(true),
    /** See who has nobody near, and try what a new point or tour would change. */
    READ_COVERAGE(true),
    /** Plan the digital points to open, note what puts one off, follow how far the network is. */
    PLAN_ROLLOUT(true),
    /** See how contracts with funders are doing: promised and done, acts that they count, reports due. */
    READ_CONTRACTS,
    /** Write contracts, their rules and what is due; decide which one pays an act. */
    KEEP_CONTRACTS,
    READ_POINTS,
    EDIT_POINTS,
    IMPORT_POINTS,
    /** Follow feeds of points of others, and decide of what they propose. */
    FOLLOW_FEEDS(true),
    READ_NOMENCLATURE,
    EDIT_NOMENCLATURE(true),
    /** Invite, change and close accounts of one's own association or, for the network, of all. */
    MANAGE_ACCOUNTS,
    /** See the devices that keep records, revoke them, import what they could not send. */
    MANAGE_DEVICES,
    /** Decide which programs are told of events of one's association, and see what they were told. */
    MANAGE_WEBHOOKS,
    /** Fetch the visits of one's association with a program, and files of them; never a person. */
    FETCH_VISITS,
    /** Fetch when somebody is expected in one's association with a program; never a person. */
    FETCH_APPOINTMENTS,
    /** Fetch what came of the cases of one's association with a program; never a person. */
    FETCH_OUTCOMES,
    /** Create and close associations. */
    MANAGE_ASSOCIATIONS(true),
    READ_JOURNAL,
    /** Decide how long the journal is kept. */
    SET_RETENTION(true);

    private final boolean networkOnly;

    Right() {
        this(false);
    }

    Right(boolean networkOnly) {
        this.networkOnly = networkOnly;
    }

    /** Whether only an account of the network itself, one without association, can use it. */
    public boolean networkOnly() {
        return networkOnly;
    }
}
