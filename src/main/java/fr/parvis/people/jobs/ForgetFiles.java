// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.jobs;

import fr.parvis.people.domain.KeepFiles;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day forgets the files whose term after the last contact is over. */
@Component
class ForgetFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetFiles.class);

    private final KeepFiles keep;

    ForgetFiles(KeepFiles keep) {
        this.keep = keep;
    }

    @Scheduled(initialDelay = 45, fixedDelay = 1440, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = keep.handle();
        if (forgotten > 0) LOG.info("people: {} files past their time of keeping erased", forgotten);
    }
}
