// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.opendata.papers.Feed;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ParvisTest
class PrepareFeedsTest {
    @Autowired
    PrepareFeeds prepare;

    @Autowired
    Network network;

    @Value("${parvis.data}")
    Path data;

    @Test
    void every_whole_feed_is_ready_before_anybody_asks() throws Exception {
        network.exists();
        prepare.prepare();
        for (var feed : Feed.values())
            assertThat(data.resolve("open-data")
                            .resolve("whole")
                            .resolve(feed.name().toLowerCase(Locale.ROOT) + ".json"))
                    .exists();
    }
}
