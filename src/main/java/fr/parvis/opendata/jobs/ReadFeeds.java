// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.jobs;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.opendata.domain.FollowFeeds;
import fr.parvis.opendata.domain.ReadFeed;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads each feed that is followed once a night; after a night without the server, when it is back. */
@Component
class ReadFeeds {
    private final FollowFeeds feeds;
    private final ReadFeed read;

    ReadFeeds(FollowFeeds feeds, ReadFeed read) {
        this.feeds = feeds;
        this.read = read;
    }

    // fixedRate: a feed may keep its reader waiting, and no other job for that
    @Scheduled(initialDelay = 25, fixedRate = 30, timeUnit = TimeUnit.MINUTES)
    void run() {
        Asking.as(Scope.network()).run(() -> {
            for (var feed : feeds.due()) if (read.claim(feed)) read.read(feed);
        });
    }
}
