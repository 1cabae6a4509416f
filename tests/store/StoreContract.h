// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"
#include "support/FakeClock.h"

#include <QObject>

#include <memory>

namespace gatehouse::test {

/// That of \a value, as of a refresh token that has in common with \a other what those of one
/// session have.
base::Digest inFamily(const QByteArray &other, const QByteArray &value);

/// What every oauth::Store must do, run on each implementation: derive, say how one is made, and
/// the rules below are your test's slots.
class StoreContract : public QObject
{
    Q_OBJECT

public:
    static constexpr base::seconds Hour {3600};
    static constexpr base::seconds Day {86400};
    static constexpr int Plenty = 1000; ///< rows, more than any rule here makes

protected:
    /// An empty store.
    virtual std::unique_ptr<oauth::Store> makeStore() = 0;

    oauth::Store &store() { return *m_store; }
    base::sys_seconds now() const { return m_clock.now(); }
    void pass(base::seconds time) { m_clock.advance(time); }

    static base::Digest digest(const QByteArray &value) { return base::sha256(value); }
    oauth::RotateOutcome rotateInFamily(
        const base::Digest &presented, const QByteArray &family, const QByteArray &name);
    domain::Client client(const QByteArray &id) const;
    /// Documents of those numbers, a second apart.
    void addDocuments(int first, int count);
    oauth::SignIn signIn(const QByteArray &client) const;
    oauth::CodeRecord code() const;
    oauth::ConsentKey consent(const QByteArray &browser, const QByteArray &client) const;
    oauth::TimelineStep step(oauth::StepKind kind, const QByteArray &signIn = {},
        const QByteArray &clientId = "client") const;
    QList<oauth::TimelineStep> steps(const std::optional<domain::ClientId> &client = {});
    domain::Session session(const QByteArray &id) const;
    /// "a<name>" lives an hour, "r<name>" thirty days.
    oauth::NewTokens tokens(const QByteArray &name) const;
    oauth::Rotation rotation(const QByteArray &presented, const QByteArray &name) const;

    void open(const QByteArray &id, const QByteArray &tokenName, const QByteArray &code = "none");
    /// Uses the code up and opens nothing.
    oauth::RedeemOutcome burn(const QByteArray &code);
    oauth::RotateOutcome rotate(const QByteArray &presented, const QByteArray &name);
    bool isAccess(const QByteArray &token);
    bool isRefresh(const QByteArray &token);
    QByteArrayList sessionIds();
    QList<domain::SessionId> bind(const QByteArray &meaning, const QByteArray &name = "google");

private Q_SLOTS:
    void init();
    void cleanup();

    // clients
    void keepsAClientUnderItsId();
    void keepsEveryFieldOfAConfidentialClient();
    void knowsNoClientItWasNotGiven();
    void givesTheSameClientToTheSamePublicMetadata();
    void keepsConfidentialClientsWithTheSameMetadataApart();
    void takesTheLatestWordOnAPreRegisteredClient();
    void keepsAnAccessTtlOfAClientsOwn();
    void listsClientsPageByPage();
    void replacesARegistration();
    void anApprovalEndsWhenItsRegistrationIsReplaced();
    void replacesNoOtherClient();
    void sharesNoRegistrationThatWasReplaced();
    void forgetsARemovedClientWithWhatItHadBegun();
    void evictsTheOldestUnusedClients();
    void saysWhenAllOtherClientsAreInUse();
    void knowsTheStandingOfAnyClient();
    void blockingAClientTakesWhatItHadBegun();
    void findsAClientAsItIsNow();
    void purgesNoClientThatWasDecidedAbout();

    // clients described by documents
    void keepsWhatADocumentSays();
    void keepsTheLatestWordOfADocument();
    void approvesADocumentAsItWas();
    void letsNoDocumentTakeThePlaceOfAnotherKindOfClient();
    void forgetsUnusedDocumentsLikeRegistrations();
    void letsTheOldestUnusedDocumentGiveWay();
    void keepsEveryDocumentThatIsUsed();
    void takesAnAssertionOnce();
    void takesAnAssertionAgainThatWasReleased();
    void remembersAnAssertionUntilItsEnd();

    // sign-ins
    void givesASignInBackAtEveryStage();
    void givesASignInOnce();
    void findsNoExpiredSignIn();
    void evictsTheOldestSignInOfThatClientOnly();
    void keepsSignInsThatHaveComeFurther();
    void evictsTheOldestSignInOfThatBrowserOnly();
    void knowsOfAnEvictedSignInOnlyThatItWasReplaced();
    void keepsNoMoreReplacedSignInsThanOpenOnes();

    // consents
    void remembersAConsentUntilItsEnd();
    void remembersNothingButExactlyWhatWasAllowed();
    void forgetsTheConsentsOfAClientOrAll();
    void letsTheOldestConsentOfTheSameBrowserMakeRoom();
    void purgesConsentsThatAreOver();

    // codes
    void givesACodeOnce();
    void knowsNoCodeItWasNotGiven();
    void refusesAnExpiredCode();
    void endsTheSessionOfAReplayedCode();
    void namesNoSessionThatHadEndedBeforeTheReplay();
    void knowsAReplayLongAfterTheCodesEnd();
    void opensASessionForACodeInOneStep();
    void leavesACodeGoodWhoseSessionCannotBeOpened();

    // tokens
    void opensASessionWithItsTokens();
    void refusesAnAccessTokenAtItsEnd();
    void refusesAnAccessTokenAtItsSessionsEnd();
    void endsOneAccessTokenAlone();
    void keepsTheNewestAccessTokensOnly();
    void takesNoKindOfTokenForTheOther();
    void rotatesARefreshToken();
    void rotatesOnNoWordOfAnEarlierLook();
    void findsAUsedRefreshTokenWhileItsSessionLives();
    void repeatsTheAnswerWithinTheGrace();
    void givesEightParallelRefreshesOneSuccessor();
    void forgetsNoAnswerWithinItsGrace();
    void repeatsNothingAfterTheGrace();
    void repeatsNothingOnceTheSuccessorIsUsed();
    void endsTheWholeSessionOfAReplayedRefreshToken();
    void refusesAnIdleRefreshToken();
    void refusesARefreshTokenAtItsSessionsEnd();
    void knowsNoTokenItWasNotGiven();
    void knowsAUsedRefreshTokenAfterAnyNumberOfOthers();
    void takesATokenOfTheFamilyThatItNeverGaveForAReplay();
    void openingASessionTwiceChangesNothing();

    // sessions
    void endsASessionOnce();
    void endsNoSessionThatIsOver();
    void endsTheSessionsThatAreOverAndSaysWhich();
    void endsNoMoreExpiredSessionsThanItsLimit();
    void purgingEndsNoSession();
    void knowsNoTokenOfAnEndedSession();
    void listsWhatLivesNewestFirst();
    void keepsWhereASessionWasOpenedFromWhileItLives();
    void listsNoSessionWhoseTokensAreOver();
    void showsAUserAsLastSeen();
    void tellsUsersApartByIssuerAndSubject();
    void knowsWhomItHasKeptAnythingOf();
    void queuesNewProviderTokensOfASessionThatIsOver();
    void keepsNewProviderTokensAndWhatIsNewOfThePerson();
    void keepsNoProviderTokensForASessionThatIsOver();
    void keepsNoProviderTokensOfSomebodyElse();
    void findsWhatAProviderGaveForOnePerson();
    void findsWhatAProviderGaveForACodeThatIsGood();

    // ending several sessions, and telling their providers
    void endsAllSessionsOfAPerson();
    void endsAllSessionsOfAClient();
    void endsEverySession();
    void forgetsTheCodesThatWouldBecomeSuchSessions();
    void queuesTheProvidersTokensOfASessionThatEnds_data();
    void queuesTheProvidersTokensOfASessionThatEnds();
    void queuesNothingWithoutProviderTokens();
    void queuesTheProvidersTokensOfACodeNobodyRedeemed();
    void queuesWhatItIsGiven();
    void ordersRevocationsByTheirTime();
    void keepsARevocationUntilItIsSettled();
    void settlesARevocationOnce();
    void forgetsSettledRevocationsAfterThirtyDays();

    // what a provider's name means
    void bindsAProviderThatWasThereBefore();
    void leavesAProviderThatIsTheSame();
    void endsTheSessionsOfAFormerProvider();
    void queuesNothingThatAFormerProviderGave();
    void givesUpWhatAFormerProviderWasToBeTold();
    void forgetsTheSignInsAndCodesOfAFormerProvider();

    // sealing anew
    void countsSealedValuesByTheirKey();
    void walksSealedRowsInOrder();
    void resealsOnlyWhatHasNotChanged();

    // agents
    void keepsAnAgentUntilItIsRemoved();
    void givesAnAgentOneSessionForEachResourceAndScopes();
    void opensANewAgentSessionWhenTheTokenWouldOutliveIt();
    void listsAnAgentWhileItsTokenLives();
    void letsTheOldestTokenOfAnAgentGiveWay();
    void endsAnAgentsSessionWithItsLastToken();
    void endsAnAgentsSessionWhoseLastTokenWasRevoked();
    void endsAnAgentsSessionLikeAnyOther();
    void remembersWhenATokenWasIssued();

    // personal access tokens
    void keepsAPersonalTokenUnderItsDigest();
    void keepsNoPersonalTokenTwice();
    void removesAPersonalTokenOnce();
    void showsThePersonOfATokenAsLastSeen();
    void addsUpTheUseOfAPersonalToken();
    void findsPeopleByWhatTheyAreCalled();
    void takesNoPersonalTokenForAnotherKind();
    void purgesPersonalTokensThirtyDaysAfterTheirEnd();
    void removesThePersonalTokensOfAFormerProvider();
    void undoesThePersonalTokensOfAFailedBatchOnly();

    // the audit log
    void chainsEveryRowToTheOneBefore();
    void keepsEveryFieldOfAnAuditRow();
    void findsAuditRowsNewestFirst();
    void findsAuditRowsByWhatTheySay_data();
    void findsAuditRowsByWhatTheySay();
    void pagesAuditRowsInBothOrders();
    void prunesTheOldestAuditRowsOnly();
    void findsASessionThatHasEnded();

    // accounts
    void keepsAnAccountUnderItsName();

    // timeline
    void keepsEveryFieldOfAStep();
    void givesItsStepsInParts();
    void givesTheStepsOfAClientAndWhatMayBelongToThem();
    void countsWhatRepeatsInsteadOfKeepingIt();
    void tellsTheSessionToEveryStepOfItsSignIn();
    void keepsTheFirstCallOfASessionOnce();
    void boundsTheStepsOfAnAttempt();
    void boundsTheStepsOfAClient();
    void letsNoStrangerPushOutTheStepsOfASession();
    void purgesStepsAfterSevenDays();
    void undoesTheStepsOfAFailedBatchOnly();
    void findsTheSessionOfAnExpiredAccessToken();

    // batches
    void keepsWhatABatchDid();
    void aFailingVerbLeavesWhatTheOthersOfItsBatchDid();
    void aBatchThatDoesNothingSucceeds();

    // purging
    void purgesNothingThatIsInUse();
    void purgesWhatHasExpired();
    void purgesNoMoreThanItsLimit();
    void purgesAnswersUntilNoneIsLeft();
    void purgesUnusedRegistrationsOnly();
    void registeringAgainMakesARegistrationYoung();
    void forgetsEndedSessionsAfterThirtyDays();
    void forgetsTheRepeatableAnswerAfterItsGrace();

private:
    FakeClock m_clock;
    std::unique_ptr<oauth::Store> m_store;
};

/// The value, or the end of the test run with the store's own words.
template <typename T> T must(base::Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}
inline void must(const base::Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
}

} // namespace gatehouse::test
