// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.shell.LiveNews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes pages that wait for a change on the line, once its transaction is committed. */
@Component
public class LineNews extends LiveNews {
    private static final int MOST = 400;

    LineNews() {
        super(MOST);
    }

    /** Something changed, in the caller's transaction or outside of any. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) tell();
        else
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell();
                }
            });
    }
}
