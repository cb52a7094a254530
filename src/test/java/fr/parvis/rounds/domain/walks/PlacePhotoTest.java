// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.rounds.RoundsSettings;
import fr.parvis.rounds.domain.Result;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlacePhotoTest {
    private final PlacePhoto photo = new PlacePhoto(GivenSettings.of(RoundsSettings.class));

    private static byte[] picture(int width, int height, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static String refused(Result<byte[]> decided) {
        return ((Result.Rejected<byte[]>) decided).problems().getFirst().code().replace("rounds.problem.", "");
    }

    private BufferedImage kept(byte[] given) throws IOException {
        var jpeg = ((Result.Accepted<byte[]>) photo.handle(given)).what();
        assertThat(jpeg).startsWith(0xff, 0xd8);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @Test
    void a_large_photo_is_made_small() throws IOException {
        var kept = kept(picture(4000, 3000, "jpeg"));
        assertThat(kept.getWidth()).isEqualTo(1600);
        assertThat(kept.getHeight()).isEqualTo(1200);
        assertThat(kept(picture(300, 200, "png")).getWidth()).isEqualTo(300);
    }

    @Test
    void nothing_of_the_camera_is_left_and_the_picture_stands_upright() throws IOException {
        var plain = picture(400, 200, "jpeg");
        var exif = new ByteArrayOutputStream();
        exif.write(plain, 0, 2);
        // a block that says "turned by a quarter" and where it was taken
        var block =
                ("Exif\0\0MM\0\u002a\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0 SECRET PLACE")
                        .getBytes(StandardCharsets.ISO_8859_1);
        exif.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (block.length + 2)});
        exif.write(block);
        exif.write(plain, 2, plain.length - 2);
        assertThat(PlacePhoto.orientation(exif.toByteArray())).isEqualTo(6);
        var jpeg = ((Result.Accepted<byte[]>) photo.handle(exif.toByteArray())).what();
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET")
                .doesNotContain("Exif");
        var kept = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(kept.getWidth()).isEqualTo(200);
        assertThat(kept.getHeight()).isEqualTo(400);
    }

    @Test
    void what_is_no_photo_is_refused() throws IOException {
        assertThat(refused(photo.handle("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("photo-none");
        assertThat(refused(photo.handle(new byte[0]))).isEqualTo("photo-none");
        assertThat(refused(photo.handle(picture(20, 20, "gif")))).isEqualTo("photo-none");
        var cut = Arrays.copyOf(picture(600, 600, "png"), 60);
        assertThat(refused(photo.handle(cut))).isEqualTo("photo-none");
    }

    @Test
    void a_photo_of_twenty_thousand_pixels_is_refused_before_it_is_drawn() {
        // a head of a PNG that says so, and nothing after it: 1.6 GB that nobody allocates
        var head = HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d49484452" + "00004e20" + "00004e20" + "0806000000" + "00000000");
        assertThat(refused(photo.handle(head))).isIn("photo-large", "photo-none");
    }

    @Test
    void a_photo_of_thirty_megabytes_is_refused() {
        assertThat(refused(photo.handle(new byte[30_000_000]))).isEqualTo("photo-heavy");
    }
}
