// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.jobs;

import fr.parvis.documents.domain.DeleteDocuments;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes documents past their time of keeping, once a day. */
@Component
class ForgetDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetDocuments.class);

    private final DeleteDocuments letGo;

    ForgetDocuments(DeleteDocuments letGo) {
        this.letGo = letGo;
    }

    @Scheduled(initialDelay = 50, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void run() {
        int done = letGo.over();
        if (done > 0) LOG.info("documents: {} that outlived their case deleted", done);
    }
}
