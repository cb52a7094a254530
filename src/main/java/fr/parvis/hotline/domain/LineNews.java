// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.NoticeListener;
import fr.parvis.database.Notices;
import fr.parvis.shell.LiveNews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes pages that wait for a change on the line, of each process, once its transaction is committed. */
@Component
public class LineNews extends LiveNews implements NoticeListener {
    private static final int MOST = 400;
    private static final String TOPIC = "line";

    private final Notices notices;

    LineNews(Notices notices) {
        super(MOST);
        this.notices = notices;
    }

    /** Something changed, in the caller's transaction or outside of any. */
    void changed() {
        notices.send(TOPIC, "changed");
        if (!TransactionSynchronizationManager.isSynchronizationActive()) tell();
        else
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell();
                }
            });
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void heard(String subject) {
        tell();
    }

    @Override
    public void missed() {
        tell();
    }
}
