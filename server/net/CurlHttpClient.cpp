// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlHttpClient.h"

#include "net/CurlPin.h"
#include "net/FieldSyntax.h"

#include <QPointer>
#include <QUrl>

#include <curl/curl.h>

#include <array>

namespace gatehouse::net {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr long MaxConnections = 64; // idle ones included: what many needed at once is kept
constexpr qsizetype MaxHeaderBytes = 64 * 1024;
constexpr std::size_t MaxSpare = 16;
constexpr qsizetype MaxGoodUrls = 64;

struct FreeList
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

bool isHeader(const Header &header)
{
    return isToken(header.name)
        && std::none_of(header.value.begin(), header.value.end(),
            [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isGoodUrl(const QByteArray &text)
{
    const QUrl url = QUrl::fromEncoded(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == u"https" || url.scheme() == u"http");
}

} // namespace

struct CurlHttpClient::Transfer
{
    Easy easy;
    std::unique_ptr<curl_slist, FreeList> headers;
    CurlPin pin;
    OutgoingRequest request;
    QPointer<QObject> context;
    QMetaObject::Connection contextGone;
    Done done;
    IncomingResponse response;
    qsizetype headerBytes = 0;
    bool tooLarge = false;
    std::array<char, CURL_ERROR_SIZE> error {};

    void addHeader(const QByteArray &line)
    {
        curl_slist *longer = curl_slist_append(headers.get(), line.constData());
        if (!longer)
            return; // out of memory
        static_cast<void>(headers.release());
        headers.reset(longer);
    }

    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self)
    {
        auto &transfer = *static_cast<Transfer *>(self);
        const auto bytes = static_cast<qsizetype>(size) * static_cast<qsizetype>(count);
        transfer.tooLarge = transfer.response.body.size() + bytes > transfer.request.maxBytes;
        if (transfer.tooLarge)
            return 0;
        transfer.response.body.append(data, bytes);
        return size * count;
    }

    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self)
    {
        auto &transfer = *static_cast<Transfer *>(self);
        const QByteArrayView line(data, static_cast<qsizetype>(size * count));
        transfer.headerBytes += line.size();
        transfer.tooLarge = transfer.headerBytes > MaxHeaderBytes;
        if (transfer.tooLarge)
            return 0;
        const qsizetype colon = line.indexOf(':');
        if (line.startsWith("HTTP/"))
            transfer.response.headers = {}; // a new answer after a 1xx one
        else if (colon > 0)
            transfer.response.headers.append(
                line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray());
        return size * count;
    }

    /// For messages: without path and query, which may carry what is not for a log.
    QString origin() const
    {
        return QUrl::fromEncoded(request.url)
            .toString(
                QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    }

    Error errorFor(CURLcode code) const
    {
        if (tooLarge)
            return {ErrorKind::Invalid,
                u"The answer of %1 is larger than %2 bytes."_s.arg(origin()).arg(request.maxBytes)};
        if (code == CURLE_OPERATION_TIMEDOUT)
            return {ErrorKind::TimedOut,
                u"%1 did not answer within %2 ms."_s.arg(origin()).arg(request.timeout.count())};
        const QString why = QString::fromUtf8(error[0] ? error.data() : curl_easy_strerror(code));
        return {code == CURLE_URL_MALFORMAT ? ErrorKind::Invalid : ErrorKind::Unavailable,
            u"%1 could not be reached: %2."_s.arg(origin(), why)};
    }
};

void CurlHttpClient::Cleanup::operator()(void *multi) const
{
    // Closing its connections must not call back into a client that is going.
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, nullptr);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, nullptr);
    curl_multi_cleanup(multi);
}

void CurlHttpClient::FreeEasy::operator()(void *easy) const
{
    curl_easy_cleanup(easy);
}

void CurlHttpClient::RemoveLater::operator()(QSocketNotifier *notifier) const
{
    notifier->setEnabled(false);
    notifier->deleteLater(); // it may be the one that is calling
}

CurlHttpClient::CurlHttpClient(HttpClientOptions options, QObject *parent)
    : QObject(parent)
    , m_trust(options.caFile)
    , m_proxy(std::move(options.proxy))
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK)
        qFatal("libcurl cannot be initialised.");
    m_multi.reset(curl_multi_init());
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAXCONNECTS, MaxConnections);
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, MaxConnections);
    listenToCurl();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CurlHttpClient::onTimeout);
}

CurlHttpClient::~CurlHttpClient()
{
    for (const auto &[easy, transfer] : m_transfers) {
        disconnect(transfer->contextGone);
        curl_multi_remove_handle(m_multi.get(), easy);
    }
}

/// libcurl says which sockets it waits for and until when.
void CurlHttpClient::listenToCurl()
{
    const curl_socket_callback onSocket = [](CURL *, curl_socket_t socket, int what, void *self,
                                              void *) {
        static_cast<CurlHttpClient *>(self)->watch(static_cast<qintptr>(socket), what);
        return 0;
    };
    const curl_multi_timer_callback onTimer = [](CURLM *, long milliseconds, void *self) {
        static_cast<CurlHttpClient *>(self)->wakeIn(milliseconds);
        return 0;
    };
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, onSocket);
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, onTimer);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERDATA, this);
}

/// libcurl changes its mind several times in each transfer: a timer that fires too early is cheaper
/// than one that is set anew each time.
void CurlHttpClient::wakeIn(long milliseconds)
{
    if (milliseconds < 0) {
        m_due = QDeadlineTimer(QDeadlineTimer::Forever);
        return;
    }
    m_due = QDeadlineTimer(milliseconds, Qt::PreciseTimer);
    if (!m_timer.isActive() || m_timer.remainingTime() > milliseconds)
        m_timer.start(static_cast<int>(milliseconds));
}

void CurlHttpClient::onTimeout()
{
    if (m_due.isForever())
        return;
    if (const qint64 left = m_due.remainingTime(); left > 0)
        m_timer.start(static_cast<int>(left));
    else
        act(CURL_SOCKET_TIMEOUT, 0);
}

QString CurlHttpClient::faultOf(const OutgoingRequest &request)
{
    if (!m_goodUrls.contains(request.url)) {
        if (!isGoodUrl(request.url))
            return u"The URL of an outgoing request is not an http or https URL."_s;
        if (m_goodUrls.size() == MaxGoodUrls)
            m_goodUrls.clear();
        m_goodUrls.insert(request.url);
    }
    if (!isToken(request.method))
        return u"The method of an outgoing request is not a token."_s;
    const auto &fields = request.headers.fields();
    if (!std::all_of(fields.begin(), fields.end(), isHeader))
        return u"A header of an outgoing request has a line break or a wrong name."_s;
    return {};
}

CurlHttpClient::Easy CurlHttpClient::newEasy()
{
    if (m_spare.empty())
        return Easy(curl_easy_init());
    Easy easy = std::move(m_spare.back());
    m_spare.pop_back();
    return easy;
}

void CurlHttpClient::spare(Easy easy)
{
    if (m_spare.size() == MaxSpare)
        return;
    curl_easy_reset(easy.get());
    m_spare.push_back(std::move(easy));
}

void CurlHttpClient::send(OutgoingRequest request, QObject *context, Done done)
{
    if (const QString fault = faultOf(request); !fault.isEmpty()) {
        const auto refuse = [fault, done = std::move(done)] {
            done(Err(Error {ErrorKind::Invalid, fault}));
        };
        QMetaObject::invokeMethod(context, refuse, Qt::QueuedConnection);
        return;
    }
    auto transfer = std::make_unique<Transfer>();
    transfer->easy = newEasy();
    transfer->request = std::move(request);
    transfer->context = context;
    transfer->done = std::move(done);
    configure(*transfer);
    CURL *easy = transfer->easy.get();
    transfer->contextGone =
        connect(context, &QObject::destroyed, this, [this, easy] { cancel(easy); });
    m_transfers.emplace(easy, std::move(transfer));
    curl_multi_add_handle(m_multi.get(), easy);
}

void CurlHttpClient::configure(Transfer &transfer)
{
    CURL *easy = transfer.easy.get();
    const OutgoingRequest &request = transfer.request;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error.data());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Gatehouse/" GATEHOUSE_VERSION);
    curl_easy_setopt(easy, CURLOPT_PROXY, m_proxy.constData());
    // A proxy elsewhere cannot reach this machine's loopback; also keeps no_proxy unread.
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    m_trust.apply(easy);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);

    if (request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (!request.body.isEmpty() || request.method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.constData());
        curl_easy_setopt(
            easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
    transfer.addHeader("Expect:");
    for (const Header &header : request.headers.fields())
        transfer.addHeader(
            header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers.get());
    if (!request.onlyAddresses.isEmpty())
        transfer.pin.apply(easy, request, !m_proxy.isEmpty());
}

void CurlHttpClient::watch(qintptr socket, int what)
{
    // One that is not watched any more keeps its notifiers: the connection is often used again, and
    // so is the number of a closed one.
    Watch &watch = m_watches[socket];
    if (!watch.read)
        watch = {notifier(socket, QSocketNotifier::Read, CURL_CSELECT_IN),
            notifier(socket, QSocketNotifier::Write, CURL_CSELECT_OUT)};
    watch.read->setEnabled(what & CURL_POLL_IN);
    watch.write->setEnabled(what & CURL_POLL_OUT);
}

CurlHttpClient::Notifier CurlHttpClient::notifier(
    qintptr socket, QSocketNotifier::Type type, int action)
{
    Notifier made(new QSocketNotifier(socket, type, this));
    connect(made.get(), &QSocketNotifier::activated, this,
        [this, socket, action] { act(socket, action); });
    return made;
}

void CurlHttpClient::act(qintptr socket, int action)
{
    int running = 0;
    curl_multi_socket_action(m_multi.get(), static_cast<curl_socket_t>(socket), action, &running);
    collectFinished();
}

void CurlHttpClient::collectFinished()
{
    // A `done` may send, end its context or end this client.
    const QPointer<CurlHttpClient> self(this);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg == CURLMSG_DONE)
            finish(message->easy_handle, message->data.result);
        if (!self)
            return;
    }
}

void CurlHttpClient::finish(void *easy, int code)
{
    const auto found = m_transfers.find(easy);
    if (found == m_transfers.end())
        return;
    const std::unique_ptr<Transfer> transfer = std::move(found->second);
    m_transfers.erase(found);
    disconnect(transfer->contextGone);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(m_multi.get(), easy);
    if (code == CURLE_OK) // else it may hold on to what made it fail
        spare(std::move(transfer->easy));
    if (!transfer->context)
        return;
    if (code != CURLE_OK) {
        transfer->done(Err(transfer->errorFor(static_cast<CURLcode>(code))));
        return;
    }
    transfer->response.status = static_cast<int>(status);
    transfer->done(std::move(transfer->response));
}

void CurlHttpClient::cancel(void *easy)
{
    // Contexts end in code of ours, never inside one of libcurl's callbacks, which call nobody; so
    // the handle may be removed at once.
    curl_multi_remove_handle(m_multi.get(), easy);
    m_transfers.erase(easy);
}

} // namespace gatehouse::net
