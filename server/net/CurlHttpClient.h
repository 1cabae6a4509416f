// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CurlTrust.h"
#include "net/HttpClient.h"

#include <QDeadlineTimer>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace gatehouse::net {

struct HttpClientOptions
{
    QString caFile; ///< PEM with further trusted CAs, besides the system's; may be empty
    QByteArray proxy; ///< URL of an outgoing proxy; empty: none, whatever the environment says
};

/// HttpClient on libcurl's multi-socket interface and the event loop of the thread that made it.
/// Speaks http and https, verifies certificates, follows no redirect, keeps no cookies, reads no
/// .netrc and no proxy from the environment.
class CurlHttpClient final : public QObject, public HttpClient
{
public:
    explicit CurlHttpClient(HttpClientOptions options, QObject *parent = nullptr);
    /// Transfers that are still under way are dropped; their `done` is not called.
    ~CurlHttpClient() override;

    void send(OutgoingRequest request, QObject *context, Done done) override;

private:
    struct Transfer;
    struct Cleanup
    {
        void operator()(void *multi) const;
    };
    struct FreeEasy
    {
        void operator()(void *easy) const;
    };
    using Easy = std::unique_ptr<void, FreeEasy>;
    struct RemoveLater
    {
        void operator()(QSocketNotifier *notifier) const;
    };
    using Notifier = std::unique_ptr<QSocketNotifier, RemoveLater>;
    struct Watch
    {
        Notifier read;
        Notifier write;
    };

    void listenToCurl();
    void wakeIn(long milliseconds);
    void onTimeout();
    /// Why a request cannot be sent at all; nothing when it can.
    QString faultOf(const OutgoingRequest &request);
    Easy newEasy();
    void spare(Easy easy);
    void configure(Transfer &transfer);
    void watch(qintptr socket, int what);
    Notifier notifier(qintptr socket, QSocketNotifier::Type type, int action);
    void act(qintptr socket, int action);
    void collectFinished();
    void finish(void *easy, int code);
    void cancel(void *easy);

    CurlTrust m_trust; ///< must outlive m_multi
    QByteArray m_proxy;
    QTimer m_timer; ///< fires when libcurl is due, or earlier
    QDeadlineTimer m_due {QDeadlineTimer::Forever};
    std::map<qintptr, Watch> m_watches;
    std::unique_ptr<void, Cleanup> m_multi;
    std::map<void *, std::unique_ptr<Transfer>> m_transfers; ///< by their easy handle
    std::vector<Easy> m_spare; ///< handles without options, MaxSpare at most
    QSet<QByteArray> m_goodUrls; ///< of the last requests, MaxGoodUrls at most
};

} // namespace gatehouse::net
