// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMPP server as an operator's: takes SMS, reports what became of them, and hands over answers. */
public class SmppServer implements ServerMessageReceiverListener, AutoCloseable {

    /** @param text of one part, without its header */
    public record Taken(String id, String to, String text, boolean known, int part, int parts) {}

    public final List<Taken> taken = new CopyOnWriteArrayList<>();

    /** The status of its answers; 0 is yes. */
    public volatile int status;

    /** Whether it takes an SMS and never says so. */
    public volatile boolean silent;

    private final SMPPServerSessionListener listener;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

    private final int port;

    public SmppServer() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        listener = new SMPPServerSessionListener(port);
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return port;
    }

    private void accept() {
        try {
            while (true) {
                var session = listener.accept();
                session.setMessageReceiverListener(this);
                Thread.ofVirtual().start(() -> bind(session));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(10_000);
            if (request.getPassword().equals("secret")) {
                request.accept("operator", InterfaceVersion.IF_34);
                sessions.add(session);
            } else request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
        } catch (Exception e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm it, SMPPServerSession source) throws ProcessRequestException {
        if (status != 0) throw new ProcessRequestException("no", status);
        var id = "op-" + port + "-" + ids.incrementAndGet();
        var bytes = it.getShortMessage();
        int part = 1;
        int parts = 1;
        if (it.isUdhi()) {
            parts = bytes[4];
            part = bytes[5];
            bytes = Arrays.copyOfRange(bytes, 6, bytes.length);
        }
        boolean known = it.getDataCoding() == 0;
        taken.add(new Taken(
                id,
                it.getDestAddress(),
                known ? SmsText.decode(bytes) : new String(bytes, StandardCharsets.UTF_16BE),
                known,
                part,
                parts));
        if (silent) {
            source.close();
            throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no identifier", SMPPConstant.STAT_ESME_RSYSERR);
        }
    }

    /** Reports what became of an SMS: {@code DELIVRD}, {@code UNDELIV} … */
    public void report(String id, String end) throws Exception {
        deliver(
                new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
                "33600000000",
                ("id:" + id + " sub:001 dlvrd:001 submit date:3511211000 done date:3511211001 stat:" + end
                                + " err:000 text:")
                        .getBytes(StandardCharsets.US_ASCII),
                Alphabet.ALPHA_DEFAULT);
    }

    /** Hands over what a number answered. */
    public void answer(String number, String text) throws Exception {
        boolean known = new SmsText(text).isOfTelephones();
        deliver(
                new ESMClass(),
                number,
                known ? SmsText.encode(text) : text.getBytes(StandardCharsets.UTF_16BE),
                known ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2);
    }

    private void deliver(ESMClass type, String from, byte[] text, Alphabet alphabet) throws Exception {
        sessions.getLast()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        from,
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Parvis",
                        type,
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new GeneralDataCoding(alphabet),
                        text);
    }

    /** All connections break. */
    public void hangUp() {
        sessions.forEach(Session::close);
        sessions.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }

    private static ProcessRequestException not() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm it, SMPPServerSession source) throws ProcessRequestException {
        if (taken.stream().noneMatch(one -> one.id().equals(it.getMessageId()))) throw not();
        return new QuerySmResult("", MessageState.ENROUTE, (byte) 0);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti it, SMPPServerSession source)
            throws ProcessRequestException {
        throw not();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm it, Session source) throws ProcessRequestException {
        throw not();
    }

    @Override
    public void onAcceptCancelSm(CancelSm it, SMPPServerSession source) throws ProcessRequestException {
        throw not();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm it, SMPPServerSession source) throws ProcessRequestException {
        throw not();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm it, SMPPServerSession source)
            throws ProcessRequestException {
        throw not();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm it, SMPPServerSession source)
            throws ProcessRequestException {
        throw not();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm it, SMPPServerSession source)
            throws ProcessRequestException {
        throw not();
    }
}
