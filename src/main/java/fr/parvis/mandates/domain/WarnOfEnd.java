// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.mandates.MandatesSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells who prepared a mandate that it ends soon, once: by mail where a mail server is set. The mail names nobody. One that could not go
 * is tried again the next day.
 */
@Component
public class WarnOfEnd {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfEnd.class);
    private static final int AT_ONCE = 500;

    private final MandateTable mandates;
    private final Accounts accounts;
    private final Associations associations;
    private final Journal journal;
    private final MailEnd mail;
    private final int warnDays;
    private final TransactionTemplate transaction;

    @Autowired
    WarnOfEnd(
            MandateTable mandates,
            Accounts accounts,
            Associations associations,
            Journal journal,
            MailEnd mail,
            MandatesSettings settings,
            PlatformTransactionManager transactions) {
        this(
                mandates,
                accounts,
                associations,
                journal,
                mail,
                settings.warnDays(),
                new TransactionTemplate(transactions));
    }

    WarnOfEnd(
            MandateTable mandates,
            Accounts accounts,
            Associations associations,
            Journal journal,
            MailEnd mail,
            int warnDays,
            TransactionTemplate transaction) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.associations = associations;
        this.journal = journal;
        this.mail = mail;
        this.warnDays = warnDays;
        this.transaction = transaction;
    }

    /** Warns of the end of mandates in every association. @return number of mandates told of */
    public int handle() {
        return associations.sumInEach("mandates: warn of their end", _ -> here());
    }

    private int here() {
        int warned = 0;
        for (var it : toWarnOf())
            // outside of any transaction: a mail server may take its time
            if (mailed(it)
                    && Boolean.TRUE.equals(transaction.execute(status -> {
                        boolean first = mandates.warned(it.id());
                        if (first) journal.note("mandates.warned", it.id().toString(), Map.of());
                        return first;
                    }))) warned++;
        return warned;
    }

    private List<Mandate> toWarnOf() {
        return Objects.requireNonNull(
                transaction.execute(status -> mandates.toWarnOf(mandates.today().plusDays(warnDays), AT_ONCE)));
    }

    /** @return false when it is to be tried again */
    private boolean mailed(Mandate it) {
        var to = accounts.find(it.preparedBy()).filter(Accounts.Account::active).orElse(null);
        if (to == null || !mail.canMail()) return true;
        try {
            mail.send(it, to.email());
            return true;
        } catch (MailException e) {
            LOG.error(
                    "mandate {}: the warning of its end did not go to account {}: {}",
                    it.id(),
                    to.id(),
                    e.getClass().getName());
            return false;
        }
    }
}
