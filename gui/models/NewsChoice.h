// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace gatehouse::models {

/// What somebody who looks elsewhere may want to be told.
enum class News {
    ApprovalWanted, ///< a client wants in
    TokenStolen,
    ProviderDown, ///< and that it answers again
    PersonArrived, ///< somebody signs in for the first time
};

/// Which news a person wants to be told, kept with the other state of the app, and how that is
/// done just now.
class NewsChoice : public QObject
{
    Q_OBJECT
public:
    enum class Way {
        Unknown, ///< it is being found out
        Desktop, ///< a notification that can be answered
        Tray, ///< a message of the icon in the tray
        Window, ///< in the window of the app alone
    };

    /// Unless somebody said otherwise: what needs a person, and nothing else.
    bool isWanted(News news) const;
    void setWanted(News news, bool isWanted);
    Way way() const { return m_way; }
    void setWay(Way way);
    void askForExample() { Q_EMIT exampleWanted(); }

Q_SIGNALS:
    void changed();
    /// To see how they look here.
    void exampleWanted();

private:
    Way m_way = Way::Unknown;
};

} // namespace gatehouse::models
