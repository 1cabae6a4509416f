// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Schema.h"
#include "store/SqliteStore.h"
#include "store/StoreContract.h"

#include <QTemporaryDir>
#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// A database in a folder of its own, for the tests of what SQLite adds to the rules of every
/// store.
class SqliteBench : public QObject
{
protected:
    QString path() const { return m_folder->filePath(u"gate.db"_s); }

    void start()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void reopen()
    {
        m_store.reset();
        m_store = must(store::SqliteStore::open(path()));
    }

    base::Error refusal(const QString &at) const
    {
        const auto opened = store::SqliteStore::open(at);
        return opened ? base::Error {} : opened.error();
    }

    /// What another program does to the file.
    void edit(const QString &sql) const
    {
        store::SqliteDatabase database(path());
        must(database.open());
        must(database.runOnce(sql));
    }

    oauth::NewTokens tokens(const QByteArray &name) const
    {
        return {base::sha256("a" + name), m_now + base::seconds(3600), base::sha256("r" + name),
            m_now + base::seconds(86400), domain::Scopes({"mcp"})};
    }

    domain::Session session(const QByteArray &id) const
    {
        domain::Session session;
        session.id = {id};
        session.user = {"https://idp.example", "ada", u"ada@example.com"_s, true, u"Ada"_s, {}};
        session.clientId = {"client"};
        session.resource = "https://gate.example/mcp";
        session.openedAt = m_now;
        session.endsAt = m_now + base::seconds(86400);
        return session;
    }

    base::Result<void> open(const QByteArray &id, const QByteArray &tokenName)
    {
        return m_store->openSession(session(id), "sealed", base::sha256("code"), tokens(tokenName));
    }

    base::Result<oauth::RotateOutcome> rotate(const QByteArray &presented, const QByteArray &name)
    {
        return m_store->rotateRefresh(
            {base::sha256(presented), m_now, base::seconds(60), tokens(name), "sealed answer"});
    }

    bool isAccess(const QByteArray &token)
    {
        return must(m_store->access(base::sha256(token), m_now)).has_value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::SqliteStore> m_store;
    base::sys_seconds m_now {base::seconds(1767225600)};
};

} // namespace gatehouse::test
