// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.messages.domain.ReceiveSms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.socket.SSLSocketConnectionFactory;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Sends by SMPP 3.4, the protocol of operators, and receives by the same connection what became of SMS and what was answered. It connects when the first SMS
 * goes, and again when the connection is lost.
 */
@Component
@ConditionalOnProperty(name = "parvis.sms.provider", havingValue = "smpp")
public class SmppGateway implements SmsGateway, SmsQuery, MessageReceiverListener, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);
    private static final long MILLIS = 15_000;

    /** Header of a part of a longer text: six bytes, of which the last three say which text, how many parts, which one. */
    private static final int HEADER = 6;

    /** A header before the text (UDHI). */
    private static final int ESM_WITH_HEADER = 0x40;

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final boolean tls;
    private final String from;
    private final ReceiveSms receive;
    private final AtomicInteger texts = new AtomicInteger();
    private @Nullable SMPPSession session;

    public SmppGateway(SmsSettings settings, ReceiveSms receive) {
        this.host = settings.smppHost();
        this.port = settings.smppPort();
        this.user = settings.smppUser();
        this.password = settings.smppPassword();
        this.tls = settings.smppTls();
        this.from = settings.from();
        this.receive = receive;
    }

    @Override
    public Delivery send(UUID id, String number, SmsText text) {
        SMPPSession bound;
        try {
            bound = bound();
        } catch (IOException e) {
            LOG.warn("message {}: the SMPP server cannot be reached", id);
            return new Delivery.Later();
        }
        var parts = text.split();
        int of = texts.incrementAndGet() & 0xff;
        String reference = null;
        for (int i = 0; i < parts.size(); i++)
            try {
                // the last part's: once it arrived, the text is whole
                var part = new Part(parts.get(i), text.isOfTelephones(), i + 1, parts.size(), of);
                reference = submit(bound, number, part);
            } catch (NegativeResponseException e) {
                LOG.error("message {}: the SMPP server refused part {} with {}", id, i + 1, e.getCommandStatus());
                if (i > 0) return new Delivery.Unknown();
                return isForNow(e.getCommandStatus()) ? new Delivery.Later() : new Delivery.Refused();
            } catch (PDUException e) {
                LOG.error("message {}: not an SMS that SMPP can carry", id);
                return i == 0 ? new Delivery.Refused() : new Delivery.Unknown();
            } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
                LOG.error(
                        "message {}: the SMPP server gave no answer: {}",
                        id,
                        e.getClass().getName());
                return new Delivery.Unknown();
            }
        return new Delivery.Taken(reference);
    }

    /** Too many at once, or a queue that is full: nothing was taken. */
    private static boolean isForNow(int status) {
        return status == SMPPConstant.STAT_ESME_RTHROTTLED || status == SMPPConstant.STAT_ESME_RMSGQFUL;
    }

    /**
     * Part of a text.
     *
     * @param known whether it is in the alphabet of telephones
     * @param n its number, from 1
     * @param reference of the whole text, 0 to 255: the parts of one text bear the same
     */
    private record Part(String text, boolean known, int n, int parts, int reference) {}

    private String submit(SMPPSession bound, String number, Part part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var bytes = part.known ? SmsText.encode(part.text) : part.text.getBytes(StandardCharsets.UTF_16BE);
        if (part.parts > 1) {
            var whole = new byte[HEADER + bytes.length];
            whole[0] = HEADER - 1;
            whole[2] = 3;
            whole[3] = (byte) part.reference;
            whole[4] = (byte) part.parts;
            whole[5] = (byte) part.n;
            System.arraycopy(bytes, 0, whole, HEADER, bytes.length);
            bytes = whole;
        }
        return bound.submitShortMessage(
                        "",
                        from.matches("\\+?\\d+") ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                        from.matches("\\+?\\d+") ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        from.replace("+", ""),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        number.replace("+", ""),
                        part.parts > 1 ? new ESMClass(ESM_WITH_HEADER) : new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(
                                part.n == part.parts
                                        ? SMSCDeliveryReceipt.SUCCESS_FAILURE
                                        : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        new GeneralDataCoding(part.known ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2),
                        (byte) 0,
                        bytes)
                .getMessageId();
    }

    /** An SMS whose answer was lost has no reference that the server could be asked by. */
    @Override
    public Known ask(UUID id, @Nullable String reference) {
        if (reference == null) return Known.NOTHING;
        try {
            var state = bound().queryShortMessage(
                            reference,
                            from.matches("\\+?\\d+") ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                            from.matches("\\+?\\d+") ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                            from.replace("+", ""))
                    .getMessageState();
            return switch (state) {
                case DELIVERED -> Known.ARRIVED;
                case ENROUTE, ACCEPTED -> Known.UNDERWAY;
                case EXPIRED, DELETED, UNDELIVERABLE, REJECTED -> Known.LOST;
                case null, default -> Known.NOTHING;
            };
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            LOG.warn(
                    "message {}: the SMPP server does not say what became of it: {}",
                    id,
                    e.getClass().getName());
            return Known.NOTHING;
        }
    }

    private synchronized SMPPSession bound() throws IOException {
        var now = session;
        if (now != null && now.getSessionState().isBound()) return now;
        if (now != null) now.close();
        var anew = tls ? new SMPPSession(new SSLSocketConnectionFactory()) : new SMPPSession();
        anew.setTransactionTimer(MILLIS);
        anew.setMessageReceiverListener(this);
        anew.connectAndBind(
                host,
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        user,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null),
                MILLIS);
        session = anew;
        return anew;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm it) throws ProcessRequestException {
        try {
            if (MessageType.SMSC_DEL_RECEIPT.containedIn(it.getEsmClass())) {
                var receipt = it.getShortMessageAsDeliveryReceipt();
                switch (receipt.getFinalStatus()) {
                    case DELIVRD -> report(receipt.getId(), true);
                    case UNDELIV, EXPIRED, DELETED, REJECTD -> report(receipt.getId(), false);
                    case null, default -> LOG.debug("an SMS is on its way");
                }
            } else receive.answer(it.getSourceAddr(), text(it));
        } catch (InvalidDeliveryReceiptException e) {
            LOG.warn("a report of the SMPP server cannot be read");
        } catch (RuntimeException e) {
            // the server hands it over again
            LOG.error(
                    "what the SMPP server handed over could not be kept: {}",
                    e.getClass().getName());
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    /** A report may come before the SMS is noted as gone: the server brings it again. */
    private void report(String reference, boolean arrived) throws ProcessRequestException {
        if (!receive.report(reference, arrived))
            throw new ProcessRequestException("not known yet", SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    private static String text(DeliverSm it) {
        var bytes = it.getShortMessage();
        if ((it.getEsmClass() & ESM_WITH_HEADER) != 0 && bytes.length > 0) {
            int header = Math.min(bytes.length, (bytes[0] & 0xff) + 1);
            bytes = Arrays.copyOfRange(bytes, header, bytes.length);
        }
        return switch (it.getDataCoding() & 0x0f) {
            case 0x08 -> new String(bytes, StandardCharsets.UTF_16BE);
            case 0x03 -> new String(bytes, StandardCharsets.ISO_8859_1);
            default -> SmsText.decode(bytes);
        };
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification it) {
        // says that a telephone is on again: nothing to do
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm it, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public synchronized void destroy() {
        if (session != null) session.unbindAndClose();
    }
}
