// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/ClientFirst.h"

#include "routes/EndpointRoutes.h"

namespace gatehouse::routes {

namespace {

using Asked = cimd::Directory::Asked;

/// One request whose client has to be asked for.
struct Waiting
{
    FormAnswer answer;
    Services services;
    oauth::EndpointRequest request;
    net::Respond respond;
    oauth::ClaimedClient claimed;

    void go() const { answer(services, request, respond); }
    void giveUp() const
    {
        respond(toResponse(oauth::EndpointAnswer::refusal({oauth::ErrorCode::TemporarilyUnavailable,
            "The keys of the client cannot be fetched right now; try again."})));
    }
};

/// Last, and in a batch: the keys of the assertion, when it has one.
void withKeys(const std::shared_ptr<const Waiting> &waiting)
{
    const Services &services = waiting->services;
    const auto client = services.clients.find(waiting->claimed.id);
    const auto &keyId = waiting->claimed.assertionKeyId;
    if (!client || !*client || !keyId || !services.documents.needsKeys(**client, *keyId))
        return waiting->go();
    services.documents.loadKeys(
        **client, *keyId, services.context(), [waiting, later = services.later()](Asked asked) {
            later([waiting, asked] {
                if (asked == Asked::Unavailable)
                    return waiting->giveUp();
                waiting->go();
            });
        });
}

/// The document has been asked for; now in a batch. What is kept follows what it says.
void withDocument(const std::shared_ptr<const Waiting> &waiting)
{
    const Services &services = waiting->services;
    if (const auto client = services.documents.client(waiting->claimed.id)) {
        if (!services.store.saveDocumentClient(*client))
            return waiting->respond(
                toResponse(oauth::EndpointAnswer::refusal(oauth::storeFailed())));
    }
    withKeys(waiting);
}

} // namespace

void answerClientFirst(FormAnswer answer, const Services &services, const net::Request &request,
    const net::Respond &respond)
{
    oauth::EndpointRequest asked = toEndpointRequest(request);
    asked.form = oauth::parseForm(asked);
    const auto claimed = oauth::claimedClient(asked);
    if (!claimed || !oauth::isUrlId(claimed->id.value))
        return answer(services, asked, respond);
    const auto kept = services.store.client(claimed->id);
    if (!kept || !*kept)
        return answer(services, asked, respond);
    const auto waiting =
        std::make_shared<const Waiting>(Waiting {answer, services, asked, respond, *claimed});
    if (!services.documents.needsDocument(claimed->id))
        return withKeys(waiting);
    // However that ends: a client whose document is gone is the one that was kept.
    services.documents.loadDocument(
        claimed->id, services.context(), [waiting, later = services.later()](Asked) {
            later([waiting] { withDocument(waiting); });
        });
}

} // namespace gatehouse::routes
